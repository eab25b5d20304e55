"""Which stages the words of a responsibility item mean."""

import re
from collections.abc import Mapping, Sequence

EXECUTE = "execute"
"""What has no counterpart among the stages is work all the same: the nearest parent."""

STAGES: Mapping[str, Sequence[str]] = {
    "plan": (
        "制定方案", "制定计划", "检查计划", "工作方案", "工作计划", "方案制定", "计划制定", "方案", "计划", "部署",
        "准备",
    ),
    "accept": ("受理", "立案", "接收", "接件", "收件", "收文", "申请", "申报", "登记受理", "受案", "接受"),
    "review": (
        "审查", "审核", "初审", "复审", "复核", "审理", "核查", "评审", "评估", "评议", "考核评审", "核实", "审验",
        "推荐", "论证", "考察", "审计审核", "调解", "听证", "陈述申辩", "合议", "核算", "核定", "测算",
    ),
    "inspect": (
        "调查取证", "调查", "取证", "现场检查", "实地检查", "现场核查", "实地核查", "现场勘验", "勘验", "检查实施",
        "实施检查", "检查", "抽查", "巡查", "检测", "检验", "鉴定", "踏勘", "现场勘查",
    ),
    "approve": (
        "决定", "审批", "批准", "核准", "裁决", "认定", "确认", "审定", "批复", "签发", "同意", "准予", "会审决定",
    ),
    "deliver": (
        "送达", "告知", "通知", "公示", "公告", "公开", "颁证", "发证", "制证", "颁发", "办结", "反馈", "表彰", "授奖",
        "信息公开", "服务", "提供", "发布", "公布", "宣布", "奖励",
    ),
    "enforce": (
        "执行", "实施强制", "强制执行", "处置", "处理", "整改", "催告", "代履行", "移送", "移交", "结案", "查封",
        "扣押", "解除", "征收", "收缴", "征缴", "追缴", "行政强制", "查处", "责令", "加处罚款", "组织实施",
    ),
    "pay": ("支付", "发放", "给付", "拨付", "兑现", "兑付", "划拨", "拨款"),
    "monitor": (
        "事后监管", "事中事后监管", "后续监管", "事后监督", "监管", "监督管理", "监督检查", "跟踪", "日常监管",
        "后续监督", "监督", "监测", "回访", "督促", "督办",
    ),
    "record": ("归档", "建档", "存档", "备案", "记录", "登记", "档案", "立卷", "资料整理", "台账"),
    "report": ("报告", "上报", "报送", "转报", "总结", "汇总", "通报", "报备"),
    "appeal": ("复议", "申诉", "行政救济", "救济", "信访"),
}  # fmt: skip
"""The words of each stage."""

OF_KIND: Mapping[str, Mapping[str, Sequence[str]]] = {
    "行政检查": {
        "inspect": ("监督检查", "检查", "实施"),
        "report": ("反馈", "告知", "通报", "公开", "报告", "检查结果"),
        "enforce": ("处置", "处理", "督促整改", "督促", "决定"),
    },
    "行政征收": {"enforce": ("征收", "征缴", "收费", "开票", "入库")},
    "行政给付": {"pay": ("给付", "发放", "支付")},
    "行政强制": {"enforce": ("强制", "实施")},
}
"""What words mean in lists of one type of power, before the others."""

REST = re.compile(r"^其[他它]|法律.{0,12}规定.{0,12}(?:应当?履行|应承担|承担)的?(?:其[他它])?责任")
"""A catch-all: whatever else the law asks."""

_SUFFIX = re.compile(r"(?:的?责任|环节|阶段|工作|事项|程序|步骤)+$")
_WORDS = sorted(
    ((word, stage) for stage, words in STAGES.items() for word in words), key=lambda pair: (-len(pair[0]), pair[0])
)
_WORDS_OF = {
    kind: sorted(((word, stage) for stage, words in own.items() for word in words), key=lambda pair: -len(pair[0]))
    + _WORDS
    for kind, own in OF_KIND.items()
}


def stage_words(label: str) -> str:
    """The words of the stage in a label.

    >>> stage_words("立案责任"), stage_words("事后监管环节"), stage_words("责任")
    ('立案', '事后监管', '责任')
    """
    return _SUFFIX.sub("", label) or label


def stages_of(words: str, kind: str | None = None) -> list[str]:
    """The stages that words mean, in the order of the words; none where they mean none that rules know.

    >>> stages_of("调查取证"), stages_of("审查决定"), stages_of("告知", "行政检查"), stages_of("宣传")
    (['inspect'], ['review', 'approve'], ['report'], [])
    """
    found: dict[int, str] = {}
    rest = words
    for word, stage in _WORDS_OF.get(kind or "", _WORDS):
        at = rest.find(word)
        if at >= 0:
            found[at] = stage
            rest = rest.replace(word, "\0" * len(word))
    return list(dict.fromkeys(found[at] for at in sorted(found)))
