"""The words that a picture itself speaks, in English and Chinese."""

WORDS: dict[str, tuple[str, str]] = {
    # kinds of boxes
    "post": ("post", "岗位"),
    "body": ("body", "集体"),
    "outsider": ("outside", "外部主体"),
    "terminal": ("terminal forum", "终极问责主体"),
    "person": ("person", "责任人"),
    "duty": ("duty", "职责"),
    "basis": ("legal basis", "依据"),
    "power": ("power", "职权"),
    "step": ("step", "步骤"),
    "trigger": ("trigger", "追责情形"),
    "consequence": ("consequence", "追责"),
    "assessment": ("assessment", "考核"),
    "oversight": ("oversight", "监督"),
    "vacant": ("vacant", "空缺"),
    "empty": ("no posts", "未设岗位"),
    "undisclosed": ("not disclosed", "未公开"),
    "department": ("department: {name}", "部门：{name}"),
    # kinds of lines
    "line command": ("commands", "领导"),
    "line guidance": ("guides", "业务指导"),
    "line functional": ("functional", "职能条线"),
    "line dotted": ("dotted line", "协作关系"),
    "line supervises": ("answers to", "接受监督"),
    "line reports": ("answers to its superior", "向上级负责"),
    "line assessed": ("answers to its superior, is assessed by it", "向上级负责并接受其考核"),
    "line assesses": ("assessed by", "接受考核"),
    "line democratic": ("democratic supervision", "民主监督"),
    "line reactive": ("reactive supervision", "被动监督"),
    "line advisory": ("advised by", "咨询建议"),
    "line delegates": ("delegates", "授权委托"),
    "line escalates": ("escalates to", "上报"),
    "line sanctions": ("consequence", "追责"),
    "line basis": ("is the basis of", "设定依据"),
    "line power": ("empowers", "授予职权"),
    "line holds": ("held by", "任职"),
    "line accountable": ("accountable", "责任主体"),
    "line responsible": ("carried out by", "承办"),
    "line next": ("then", "流转"),
    "line corrects": ("corrects", "整改"),
    "line verifies": ("verifies", "验收"),
    "line missing": ("broken ring", "断环"),
    # the legend
    "error": ("error", "错误"),
    "warning": ("warning", "警告"),
    "note": ("note", "提示"),
    "missing": ("a ring is missing here", "此处缺环"),
    "double": ("double border: terminal forum", "双线框：终极问责主体"),
    "elsewhere": ("findings about nothing drawn here: {count}", "另有 {count} 项问题不在图中"),
    "through": ("a line of its own, drawn once for all through box A", "各自的连线，统一由方框 A 画出"),
    "codes": ("codes: respchain explain CODE", "编号含义：respchain explain 编号"),
    "more lines": ("+{count} not drawn", "另 {count} 条连线未画"),
    "more findings": ("+{count} more", "另 {count} 项"),
    # the parts of a chain
    "part right": ("by what right", "依据与职权"),
    "part how": ("how it is done", "办理过程"),
    "part up": ("escalation", "上报"),
    "part watch": ("supervision", "监督"),
    "part sanction": ("consequence", "追责"),
    "part back": ("feedback", "反馈整改"),
    # the rings that may be missing, by condition
    "C1": ("nobody covers it", "无人负责"),
    "C2": ("more than one owner", "责任主体不唯一"),
    "C3": ("no person", "无责任人"),
    "C4": ("no power", "有责无权"),
    "C5": ("no forum", "无问责主体"),
    "C6": ("no consequence", "无追责"),
    "C7": ("no way up", "上报中断"),
    "C8": ("no terminal forum", "无终极问责主体"),
    "C9": ("a gap in time", "任职断档"),
    "C10": ("the process stops", "流程中断"),
    "C11": ("no basis", "无依据"),
    "C12": ("no feedback", "无反馈"),
    "no imposer": ("nobody may impose it", "无人有权追责"),
    "no duty": ("power without duty", "有权无责"),
    # days
    "since": ("since {since}", "{since} 起"),
    "until": ("until {until}", "至 {until}（不含）"),
    "between": ("{since} – {until}", "{since} – {until}（不含）"),
    # supervision
    "depth": ("depth {depth}", "深度 {depth}"),
    "lost": ("no way out", "无出口"),
    "closed": ("✗ no way out to a terminal forum", "✗ 无通往终极问责主体的出口"),
    # channels of supervision, and its moments
    "channel self": ("self-supervision", "自我监督"),
    "channel organisation": ("by the organisation", "组织监督"),
    "channel party": ("by the party", "党内监督"),
    "channel society": ("by society", "社会监督"),
    "channel media": ("by the media", "媒体监督"),
    "channel congress": ("by the congress", "人大监督"),
    "channel audit": ("by audit", "审计监督"),
    "channel court": ("by the courts", "司法监督"),
    "timing before": ("before", "事前"),
    "timing during": ("during", "事中"),
    "timing after": ("after", "事后"),
    # powers that have a word of their own
    "power decide": ("decide", "决定"),
    "power permit": ("permit", "许可"),
    "power inspect": ("inspect", "检查"),
    "power order": ("order", "责令"),
    "power punish": ("punish", "处罚"),
    "power spend": ("spend", "支出"),
    "power appoint": ("appoint", "任免"),
    "power information": ("obtain information", "调取信息"),
}


def word(key: str, language: str) -> str:
    """The word of a picture in the language; English where the language is not Chinese.

    >>> word("duty", "zh"), word("duty", "en")
    ('职责', 'duty')
    """
    english, chinese = WORDS[key]
    return chinese if language == "zh" else english
