"""The words of tables of responsibility: what marks, headings and names mean, in the wordings in use."""

import re
import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches

PARTS = (
    "accountable", "responsible", "assist", "support", "consulted", "informed", "recommend", "veto", "supervised_by",
)  # fmt: skip
"""The keys of a duty that name actors, in the order of the format."""

LEAD, CHARGE, PERSON = "lead", "charge", "person"
"""Who leads, who has it in charge, whose name stands for it: they answer where the row names nobody else who does."""

RACI: Mapping[str, str] = {"R": "responsible", "A": "accountable", "C": "consulted", "I": "informed", "S": "support"}
RAPID: Mapping[str, str] = {
    "R": "recommend", "A": "veto", "P": "responsible", "I": "consulted", "D": "accountable",
}  # fmt: skip
DACI: Mapping[str, str] = {"D": "responsible", "A": "accountable", "C": "consulted", "I": "informed"}
"""What letters mean where no key says anything else: the table's own letters tell which of these it follows."""

_WORDINGS: Mapping[str, str] = {
    "accountable": """accountable|accountability|approver|approvers|approve|approves|approval|approved|answerable|decide
        |decides|decider|decision maker|decision|owner|owns|final decision
        |问责|批准|审批|审定|核准|签批|决策|决定|终审|最终责任|最终负责|总负责|当责|終責|核定
        |rechenschaftspflichtig|genehmigt|approbateur|autorité|redevable|aprobador|aprueba|autoridad""",
    "responsible": """responsible|responsibility|doer|does|perform|performs|performer|execute|executes|executor
        |implement|implementer|implements|执行|办理|经办|实施|落实|具体负责|具体实施|拟制|起草|编制|操作|执行负责
        |verantwortlich|durchführung|réalisateur|réalise|responsable|ejecutor|responsável|esecutore""",
    "assist": """assist|assists|assisting|assistant|help|helps|participate|participates|participant|participants
        |协办|配合|协助|参与|协同|协作|参加|辅助|协同配合|配合协助|会办|mitwirkung|contribue""",
    "support": "support|supports|supporting|supportive|supported|支持|保障|支撑|unterstützt|soutien|apoyo",
    "consulted": """consulted|consult|consults|consultation|consulting|input|contribute|contributor|contributors
        |advise|advises|adviser|advisor|咨询|被咨询|征求意见|提供意见|参谋|顾问|会商|商议|征询
        |konsultiert|beratend|consulté|consultado|consultato""",
    "informed": """informed|inform|informs|information|notify|notified|notifies|知会|被知会|告知|被告知|知情|通知
        |通报|抄送|备案|报备|informiert|informé|informado|informato""",
    "recommend": "recommend|recommends|recommender|propose|proposes|proposer|建议|提议|提出|提请|推荐|申报",
    "veto": """veto|vetoes|agree|agrees|must agree|sign off|sign-off|signoff|signatory|signs off
        |会签|审核|复核|审查|会审|同意|否决|审议|初审""",
    "supervised_by": "supervise|supervises|supervised|supervisor|oversight|oversees|监督|督办|督查|督导|监管",
    LEAD: """lead|leads|leading|driver|drives|in the lead|主办|牵头|主责|主管|负责|主要负责|主导|牵头负责|承办|主要责任
        |责任|主体责任|总牵头|主负责""",
    CHARGE: "分管|责任领导|主管领导|牵头领导|包抓领导|包保领导|挂帅领导|分管领导|分管负责",
    PERSON: "责任人|负责人|第一责任人|直接责任人|主要责任人|具体责任人|责任人员",
}
WORDS: Mapping[str, str] = {
    wording.strip(): meaning for meaning, wordings in _WORDINGS.items() for wording in wordings.split("|")
}
"""The meaning of each wording."""

SAYS_NOTHING = frozenset(
    ["n/a", "na", "n.a.", "none", "nil", "not applicable", "not involved", "无", "不适用", "不涉及", "没有", "空"]
)
OPEN = frozenset(
    ["todo", "to do", "tbd", "tbc", "tba", "to be defined", "to be decided", "to be determined", "to be confirmed",
     "?", "??", "???", "fixme", "xxx", "待定", "待确认", "待明确", "未定", "待补充"]
)  # fmt: skip
EVERYONE = frozenset(
    ["everyone", "everybody", "all", "all roles", "all teams", "all staff", "all parties", "all members",
     "all stakeholders", "all departments", "all of the above", "the whole team", "whole team", "all team members",
     "全体", "全体人员", "全体成员", "全员", "所有人", "所有部门", "所有单位", "各部门", "各单位", "各科室", "各处室",
     "全部", "所有角色", "各成员单位", "各有关人员", "alle", "tous", "todos"]
)  # fmt: skip
VAGUE = re.compile(
    "^(各?(相关|有关)(部门|单位|科室|处室|人员|方|机构)?|其他(部门|单位)?|others?|as needed|various|相关方)$"
)
"""Names that stand for somebody without saying whom."""

HEADINGS: Mapping[str, list[str]] = {
    "activity": [
        "activity", "activities", "task", "tasks", "duty", "duties", "deliverable", "deliverables", "action",
        "work item", "work package", "work", "item", "function", "responsibility", "responsibilities", "decision",
        "process step", "process", "key activity", "task name", "task/activity", "activity/task", "job", "step",
        "control", "control area", "milestone", "requirement", "use case", "what", "raci", "raci matrix",
        "activity description", "task description", "key decisions", "area of responsibility",
        "职责", "任务", "活动", "工作", "工作任务", "工作事项", "事项", "责任事项", "工作内容", "职责事项", "重点任务",
        "任务名称", "工作职责", "主要职责", "职能", "业务", "业务事项", "流程", "流程步骤", "步骤", "环节", "项目",
        "权责事项", "工作项", "aufgabe", "aufgaben", "aktivität", "tätigkeit", "activité", "tâche", "actividad",
        "tarea", "atividade", "attività",
    ],
    "number": [
        "#", "no", "no.", "nr", "nr.", "nº", "number", "id", "ref", "ref.", "reference", "step number", "step no",
        "step no.", "task id", "activity id", "item no", "wbs", "s/n", "sn", "sl no", "seq", "序号",
        "编号", "序", "项目编号", "事项编码", "号",
    ],
    "group": [
        "phase", "phases", "stage", "category", "group", "area", "domain", "workstream", "work stream", "process area",
        "process group", "project phase", "lifecycle phase", "section", "module", "theme", "epic", "pillar",
        "capability", "阶段", "类别", "分类", "领域", "模块", "大类", "任务类别", "工作类别", "板块", "阶段名称",
        "一级事项", "业务领域", "职责类别", "phasen",
    ],
    "role": [
        "role", "roles", "position", "post", "stakeholder", "stakeholders", "team member", "team", "person", "name",
        "department", "actor", "who", "resource", "job title", "party", "unit",
        "角色", "岗位", "职务", "部门", "单位", "人员", "姓名", "责任岗位", "科室", "处室", "机构", "职位", "成员",
        "rolle", "rôle", "rol", "papel",
    ],
    "letters": [
        "raci", "rasci", "letter", "letters", "code", "raci code", "raci role", "raci value", "raci letter",
        "assignment", "involvement", "participation", "participation type", "responsibility type", "type",
        "responsibility level", "role type", "daci", "rapid", "职责类型", "参与方式", "责任类型", "角色类型", "责任",
        "分工", "职责分工",
    ],
    "description": [
        "description", "details", "detail", "notes", "note", "comments", "comment", "remarks", "remark", "explanation",
        "rationale", "purpose", "说明", "描述", "备注", "内容说明", "任务描述", "具体内容", "工作要求", "beschreibung",
    ],
}  # fmt: skip
"""The headings of columns that hold no marks."""

_BODIES = re.compile(
    r"(领导小组|工作组|小组|专班|指挥部|联席会议|党组|党委|班子|董事会|监事会|股东会|理事会|常委会|评审会|办公会)$"
)
_DEPARTMENTS = re.compile(
    r"(局|委|办|科|处|室|部|厅|院|所|站|队|司|署|股|中心|部门|单位|机关|公司|集团|政府|街道|镇|乡|村|社区|支队|大队|分局|委员会|办公室|法院|学校|医院|银行|窗口|团队|组)"
    r"([（(][^（）()]*[)）])?$"
)
_HAN = re.compile("[\u4e00-\u9fff]")


def section_of(title: str) -> str:
    """The section of actors that a title belongs to; Chinese ones tell by their end.

    >>> [section_of(title) for title in ("Project Office", "市场监管局", "局长", "安全生产领导小组", "法规科（牵头）")]
    ['posts', 'departments', 'posts', 'bodies', 'departments']
    """
    if not _HAN.search(title):
        return "posts"
    if _BODIES.search(title):
        return "bodies"
    return "departments" if _DEPARTMENTS.search(title) else "posts"


_AROUND = frozenset(
    ["party", "parties", "person", "persons", "people", "role", "roles", "by", "for", "who", "is", "the", "a", "an",
     "be", "to", "with", "of", "team", "teams", "member", "members", "stakeholder", "stakeholders", "name", "names",
     "individual", "individuals", "unit", "units", "department", "departments"]
)  # fmt: skip
_UNITS = re.compile("(单位|部门|科室|处室|股室|机构|主体|领导|人员|岗位|人|者|方|岗|角色|局|成员单位)$")
_LETTER = re.compile(r"[（(\[]\s*[A-Za-z]\s*[)）\]]|^[A-Z]\s*[-–—:：=]\s*|\s*[-–—:：=/]\s*[A-Z]$")


def meaning_of_heading(text: str) -> str | None:
    """What a column holds whose cells name actors; nothing where its heading does not say so.

    >>> [meaning_of_heading(text) for text in ("Responsible (R)", "Who is consulted?", "R", "牵头单位", "分管领导")]
    ['responsible', 'consulted', 'responsible', 'lead', 'charge']
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    if plain in RACI:
        return RACI[plain]
    lone = re.fullmatch(r"[（(\[]?([RACIS])[)）\]]?", plain)
    if lone:
        return RACI[lone[1]]
    bare = re.sub(r"\(([A-Z])\)(?=[a-z])", r"\1", plain)  # "(R)esponsible"
    bare = _LETTER.sub("", bare).strip(" :：?？*").casefold()
    if _HAN.search(bare):
        return _of_chinese(re.sub(r"[\s（）()/、]", "", bare))
    if bare in WORDS:
        return WORDS[bare]
    words = [word for word in re.findall(r"[^\W\d_]+", bare) if word not in _AROUND]
    return (WORDS.get(words[0]) or _misspelt(words[0])) if len(words) == 1 else None


def _misspelt(word: str) -> str | None:
    """The part that a word is nearly the name of.

    >>> _misspelt("responsibel"), _misspelt("acountable"), _misspelt("reasonable")
    ('responsible', 'accountable', None)
    """
    near = get_close_matches(word, ["responsible", "accountable", "consulted", "informed"], n=1, cutoff=0.85)
    return WORDS[near[0]] if near else None


def _of_chinese(text: str) -> str | None:
    while text:
        if text in WORDS:
            return WORDS[text]
        shorter = _UNITS.sub("", text)
        if shorter == text:
            return None
        text = shorter
    return None
