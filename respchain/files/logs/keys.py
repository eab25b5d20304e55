"""What a log may tell of cases and events, and the headings under which it does."""

from collections.abc import Mapping, Sequence

KEYS: Mapping[str, Sequence[str]] = {
    "case": (
        "case:concept:name", "case id", "case", "case number", "case no", "case key", "case identifier",
        "trace id", "trace", "process instance", "process instance id", "instance id", "ticket",
        "ticket id", "application number", "file number", "案件编号", "案件号", "案件id", "案号", "案件",
        "办件编号", "办件号", "受理编号", "受理号", "流水号", "业务编号", "业务流水号", "申请编号",
        "申请号", "工单编号", "工单号", "实例编号", "流程实例", "事项编号", "编号",
    ),
    "activity": (
        "concept:name", "activity", "activity name", "event name", "event", "task", "task name", "step",
        "step name", "action", "环节", "环节名称", "活动", "活动名称", "步骤", "步骤名称", "办理环节",
        "流程环节", "节点", "节点名称", "流程节点", "任务", "任务名称", "操作", "操作名称", "办理步骤",
    ),
    "resource": (
        "org:resource", "resource", "performer", "performed by", "executed by", "executor", "user",
        "user name", "user id", "actor", "operator", "employee", "handler", "worker", "办理人", "办理人员",
        "经办人", "经办人员", "处理人", "处理人员", "操作人", "操作人员", "操作员", "执行人", "承办人",
        "承办人员", "审批人", "人员",
    ),
    "time": (
        "time:timestamp", "timestamp", "time stamp", "time", "complete timestamp", "completion time",
        "event time", "date time", "datetime", "date", "end timestamp", "时间", "时间戳", "办理时间",
        "处理时间", "操作时间", "发生时间", "完成时间", "结束时间", "环节时间", "日期", "办理日期",
    ),
    "lifecycle": (
        "lifecycle:transition", "lifecycle", "transition", "lifecycle transition", "event type", "生命周期",
        "事件类型", "环节状态",
    ),
    "responsible": (
        "case:responsible", "responsible", "case responsible", "responsible person", "case owner", "owner",
        "case manager", "case handler", "accountable", "责任人", "案件责任人", "办件责任人", "负责人",
        "案件负责人", "主办人", "主办人员", "首办责任人",
    ),
    "deadline": (
        "case:deadline", "deadline", "case deadline", "due", "due date", "due by", "date due", "截止时间",
        "截止日期", "办结期限", "办理期限", "办理时限", "到期时间", "到期日", "到期日期", "应办结时间",
        "应办结日期", "承诺办结时间", "法定办结时间",
    ),
    "extended": (
        "case:extended", "extended to", "extended until", "extended deadline", "new deadline",
        "deadline extended to", "延期至", "延长至", "延期后截止时间", "延长后截止时间", "延期时间",
        "延长期限",
    ),
    "end": (
        "case:enddate", "end date", "case end", "case end date", "closed", "closed on", "closed at",
        "date closed", "closing date", "case closed", "resolved at", "办结时间", "办结日期", "结案时间",
        "结案日期", "实际办结时间", "实际办结日期", "归档时间",
    ),
    "group": (
        "org:group", "group", "team", "department", "unit", "org:role", "role", "部门", "科室", "处室",
        "办理部门", "承办部门", "办理科室", "岗位",
    ),
    "process": (
        "case:process", "process", "process name", "procedure", "matter", "case type", "流程", "流程名称",
        "事项", "事项名称", "业务类型", "办理事项", "案件类型",
    ),
}  # fmt: skip
"""The wordings of each key, in both languages; a key that no heading fits is not carried."""

OF_CASES = ("responsible", "deadline", "extended", "end", "process")
"""The keys that tell of a case, whichever of its events repeats them."""

OF_EVENTS = ("activity", "resource", "group", "lifecycle")
"""The keys that tell of an event in words."""
