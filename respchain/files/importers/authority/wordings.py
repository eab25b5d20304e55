"""The wordings by which the columns of authority tables are told."""

import re
from collections.abc import Mapping, Sequence

LABELS: Mapping[str, Sequence[str]] = {
    "post": (
        "Position", "Post", "Role", "Job title", "Title", "Level", "Authority level", "Approval level",
        "Management level", "Approver", "Approving authority", "Delegate", "Delegated to", "Officer", "Designation",
        "Holder", "Authority holder", "Level of authority", "Manager level", "Position title", "Delegated officer",
        "职位", "岗位", "职务", "审批人", "审批层级", "审批主体", "权限人", "角色", "层级", "级别", "职级",
        "管理层级", "授权对象", "被授权人", "审批人员", "决策主体",
    ),
    "level": ("Level", "Grade", "Tier", "Band", "Rank", "Level no", "Level number", "级别", "层级", "等级", "职级"),
    "reports_to": (
        "Reports to", "Superior", "Line manager", "Reporting line", "汇报对象", "上级", "直接上级", "上级岗位", "隶属",
    ),
    "matter": (
        "Category", "Type", "Matter", "Decision", "Decision type", "Type of decision", "Commitment",
        "Commitment type", "Transaction", "Transaction type", "Expenditure", "Expenditure type", "Expense type",
        "Item", "Activity", "Subject", "Area", "Spend category", "Approval type", "Action", "Power", "Delegation",
        "Contract type", "Document", "Function", "Description", "Authority type", "Process", "Request",
        "Purchase type", "Nature of transaction", "事项", "决策事项", "审批事项", "业务事项", "业务类型", "支出类别",
        "费用类别", "类别", "项目", "业务", "审批内容", "权限事项", "费用项目", "授权事项", "事项名称", "合同类型",
        "内容",
    ),
}  # fmt: skip
"""The columns of a table of limits that hold no limits."""

LIST: Mapping[str, Sequence[str]] = {
    "matter": LABELS["matter"],
    "authority": (
        "Authority", "Approval authority", "Signing authority", "Approver", "Approved by", "Approving authority",
        "Decision maker", "Decision-maker", "Decided by", "Decision authority", "Authorised by", "Authorized by",
        "Authoriser", "Authorizer", "Authorised signatory", "Authorized signatory", "Signatory", "Signed by",
        "Final approver", "Accountable", "Decider", "Who decides", "Authority level", "Approval level",
        "Delegated to", "Delegate", "Required approval", "Approval required", "Approval", "Approvers", "Owner",
        "Authorised officer", "Responsible", "Position", "审批人", "批准人", "审批权限", "决策主体", "决策机构",
        "审批机构", "审批层级", "签批人", "审批主体", "批准主体", "决定机关", "审定人", "终审人", "负责人", "责任人",
        "权限主体", "有权审批人", "审批部门",
    ),
    "amount": (
        "Amount", "Limit", "Threshold", "Value", "Financial limit", "Amount range", "Range", "Contract value",
        "Value range", "Spend", "Approval limit", "Authority limit", "Monetary limit", "Transaction value",
        "Order value", "Purchase value", "Budget", "金额", "额度", "限额", "审批限额", "金额范围", "合同金额",
        "标准", "金额标准", "单笔金额", "采购金额", "权限额度",
    ),
}  # fmt: skip
"""The columns of an authority list."""

_ROLES = re.compile(
    r"\b(?:board|ceo|cfo|coo|cto|cio|evp|svp|avp|vp|president|director|manager|head|chief|chair(?:man|person)?|officer|"
    r"supervisor|executive|treasurer|controller|secretary|committee|council|minister|mayor|lead|principal|dean|partner|"
    r"shareholders?|trustees?|gm|md|level \d|l\d|grade \d)\b|"
    r"[长理]$|董事会|股东会|总裁|总监|主任|书记|委员会|党组|党委|班子|主管|董事",
    re.IGNORECASE,
)


def roles(texts: Sequence[str]) -> int:
    """How many of some texts read like posts."""
    return sum(_ROLES.search(text.strip()) is not None for text in texts)
