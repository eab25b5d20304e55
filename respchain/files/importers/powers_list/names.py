"""The department that the title of a list, its sheet or its file names: where no column does."""

import re

_LIST = re.compile(
    r"(?:的)?(?:行政|政府|部门)?(?:权责|权力|职权|责任|公共服务|行政许可|行政处罚|行政强制|行政检查|行政确认|行政奖励|行政裁决"
    r"|行政征收|行政给付|其他|事项|职责|清单|目录|一览表|汇总表|统计表|登记表|梳理)"
)
_BEFORE = re.compile(
    r"[\[【〔(（][^)）\]】〕]*[)）\]】〕]|(?:19|20)\d{2}\s*年?(?:度|版|本)?"
    r"|^(?:附件|附表|附)?\s*[\d一二三四五六七八九十]*\s*[-_.、．:：\s]+|^(?:附件|附表)\s*\d*"
)
_ORGAN = re.compile(
    r"(?:局|厅|委|办|部|院|署|处|站|队|会|中心|政府|办事处|委员会|办公室|管委会|分局|支队|大队|总队|街道|银行|公司)$"
)
_LABEL = re.compile(
    r"(?:填报|实施|责任|行使|编制|报送|公布|主管)?(?:单位|部门|机关|主体)(?:名称)?\s*(?:[（(][^）)]*[）)])?\s*[:：]\s*([^\s:：，,；;|]{2,40})"
)
_LEAST, _MOST = 2, 30


def department_of(text: str) -> str | None:
    """The department that a title names before it says that it is a list; nothing where it names none.

    >>> department_of("附件3：青川县自然资源局权责清单（2023年版）"), department_of("行政权力责任事项梳理表")
    ('青川县自然资源局', None)
    >>> department_of("填报单位（盖章）：市住建局"), department_of("2021年_县教育局"), department_of("Sheet1")
    ('市住建局', '县教育局', None)
    """
    if label := _LABEL.search(text):
        return label[1].strip() or None
    bare = _BEFORE.sub("", _BEFORE.sub("", text.strip())).strip(" 　-_.、")
    name = _LIST.split(bare, maxsplit=1)[0].strip(" 　-_.、").removeprefix("关于")
    if _LEAST <= len(name) <= _MOST and _ORGAN.search(name) and not re.search(r"[，。；;：:]", name):
        return name
    return None
