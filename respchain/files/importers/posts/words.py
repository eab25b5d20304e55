"""The words of post tables: what their columns are called, and what is written where a name or a superior should be."""

import re
from collections.abc import Mapping, Sequence

COLUMNS: Mapping[str, Sequence[str]] = {
    "id": (
        "Post Unique Reference", "Unique Reference", "Post Reference", "Post Ref", "Post ID", "Post Number", "Post No",
        "Post Code", "Position ID", "Position Number", "Position No", "Position Code", "Role ID", "Job ID", "Job Code",
        "Reference", "Ref", "ID", "岗位编号", "岗位编码", "岗位代码", "岗位号", "职位编号", "职位编码", "职位代码",
        "职务编号", "编号", "编码", "代码",
    ),
    "title": (
        "Generic Job Title", "Job Title", "Post Title", "Position Title", "Role Title", "Post Name", "Position Name",
        "Role Name", "Post", "Position", "Role", "Job", "Title", "Function Title", "岗位名称", "职位名称", "职务名称",
        "现任职务", "担任职务", "岗位", "职位", "职务",
    ),
    "name": (
        "Name of Post Holder", "Post Holder", "Postholder", "Holder", "Name of Holder", "Incumbent", "Employee Name",
        "Employee", "Staff Name", "Staff Member", "Full Name", "Person", "Name", "任职人员", "在岗人员", "现任人员",
        "任职人", "在岗人", "负责人姓名", "人员姓名", "姓名", "人员",
    ),
    "given_name": ("Given Name", "First Name", "Forename", "Forenames"),
    "family_name": ("Family Name", "Last Name", "Surname"),
    "staff_id": (
        "Employee ID", "Employee Number", "Employee No", "Staff ID", "Staff Number", "Staff No", "Personnel Number",
        "Payroll Number", "Person ID", "人员编号", "员工编号", "职工编号", "工号",
    ),
    "reports_to": (
        "Reports to Senior Post", "Reporting Senior Post", "Reports to Post", "Reports to Position", "Reports to ID",
        "Reporting To", "Reports to", "Report to", "Superior", "Superior Post", "Parent Post", "Parent Position",
        "Line Manager Post", "Line Manager ID", "Line Manager", "Manager ID", "Manager Post", "Manager",
        "Supervisor ID", "Supervisor", "Boss", "Head", "直接上级岗位编号", "上级岗位编号",
        "直接上级岗位", "直接上级编号",
        "上级岗位", "上级职位", "上级编号", "汇报对象", "汇报关系", "汇报上级", "直接上级", "直属上级", "直接领导",
        "分管领导", "主管领导", "上级领导", "上级",
    ),
    "parent_department": ("Parent Department", "Parent Organisation", "Parent Organization", "主管部门", "上级单位"),
    "organisation": (
        "Organisation", "Organization", "Organisation Name", "Organization Name", "Public Body", "Body", "Agency",
        "Company", "单位名称", "所属单位", "所在单位", "单位", "机构名称", "机构",
    ),
    "department": (
        "Department Name", "Department", "Dept", "Directorate", "Division", "Department Path", "所属部门", "所在部门",
        "部门名称", "部门", "处室", "科室",
    ),
    "department_id": (
        "Department ID", "Department Code", "Dept Code", "Dept ID", "Unit ID", "Unit Code", "部门编号", "部门编码",
        "部门代码", "单位编号", "单位代码", "机构代码",
    ),
    "unit": ("Unit Name", "Unit", "Team", "Section", "Branch", "Office", "内设机构", "所属科室", "班组", "小组"),
    "share": ("FTE", "Full Time Equivalent", "Working Time", "Share", "Time Fraction", "工作时间比例", "工时比例"),
    "headcount": (
        "Number of Posts in FTE", "Number of Posts", "No of Posts", "Posts in FTE", "Head Count", "Headcount",
        "Established Posts", "Establishment", "Number of Staff", "Number of Employees", "Seats", "编制数", "编制人数",
        "岗位编制", "核定编制", "定编人数", "定员人数", "岗位人数", "岗位数", "职数", "人数", "编制", "定员", "定编",
    ),
    "grade": (
        "Grade (or equivalent)", "Grade", "Pay Grade", "Job Grade", "Pay Band", "Band", "Rank", "职务级别", "职务层次",
        "行政级别", "岗位等级", "岗位级别", "职级", "级别", "等级",
    ),
    "ladder": ("Job Family", "Ladder", "岗位类别", "岗位类型", "岗位性质", "职务序列", "职位序列", "序列"),
    "function": (
        "Job/Team Function", "Job Function", "Team Function", "Function", "Responsibilities", "Main Responsibilities",
        "Key Responsibilities", "Responsibility", "Duties", "Main Duties", "Job Description", "主要工作职责",
        "工作职责", "岗位职责", "主要职责", "职责分工", "分工", "职责",
    ),
    "since": (
        "In Post Since", "In Position Since", "Appointment Date", "Date of Appointment", "Appointed", "Start Date",
        "Date Started", "Since", "From", "任现职时间", "任职起始时间", "任职时间", "任职日期", "任命时间", "任命日期",
        "到岗时间", "上岗时间", "起始日期", "开始日期",
    ),
    "until": (
        "End Date", "Left On", "Leaving Date", "Until", "离任时间", "离任日期", "免职时间", "离岗时间", "结束日期",
    ),
    "ends": (
        "Term Ends", "End of Term", "Contract End Date", "Contract Ends", "任期届满", "任期至", "聘期至", "合同到期",
    ),
    "status": (
        "Post Status", "Position Status", "Status", "岗位状态", "在岗情况", "在岗状态", "任职状态", "任职方式", "状态",
    ),
    "kind": (
        "Senior/Junior", "Senior or Junior", "Post Type", "Staff Type", "Type of Post", "Seniority", "Post Level",
        "Record Type", "Row Type",
    ),
    "date": (
        "As at Date", "As of Date", "Snapshot Date", "Data as at", "As at", "As of", "Snapshot", "数据日期", "截止日期",
    ),
    "number": ("No.", "No", "#", "S/N", "Row", "Row Number", "序号", "行号"),
    "notes": ("Notes", "Note", "Remarks", "Remark", "Comments", "Comment", "备注", "说明"),
}  # fmt: skip
"""The wordings of each column, by the key that `--map` takes."""

JUNIOR_HEADINGS = ("genericjobtitle", "reportingseniorpost", "numberofpostsinfte")
"""Headings, without spaces and case, of files whose rows are groups of posts."""

TOPS = ("xx", "xxx")
"""What marks the top in place of a superior, whatever else a table says."""

ALSO_TOPS = ("n/a", "na", "n.a.", "none", "nil", "not applicable", "top", "无", "无上级", "最高")
"""What marks it where no row bears one of the first."""

SENIOR_WORDS = frozenset(("senior", "senior post", "senior posts", "senior staff", "s", "高级"))
JUNIOR_WORDS = frozenset(("junior", "junior post", "junior posts", "junior staff", "j", "初级"))

PLACEHOLDERS = (
    "0", "-", "--", "—", "n/a", "na", "n/d", "nd", "none", "null", "nil", "tbc", "unknown", "vacant", "eliminated",
    "not in post", "xx", "无", "空缺", "待定",
)  # fmt: skip
"""What stands in place of an id where there is no post: as the rules have it."""

UNDISCLOSED = frozenset(
    (
        "n/d", "nd", "n.d.", "n.d", "n/a", "na", "n.a.", "n.a", "not disclosed", "undisclosed", "withheld", "redacted",
        "name withheld", "not available", "not published", "confidential", "xx", "xxx", "***", "不公开", "未公开",
        "不予公开", "保密", "略",
    )
)  # fmt: skip
BLANK = frozenset(("", "-", "--", "—", "–", "/", ".", "?", "null", "nan", "none", "nil", "无"))
TO_BE_FOUND = frozenset(("tbc", "tba", "tbd", "待定", "待聘", "待补", "待招", "暂缺", "暂无"))
VACANT = re.compile(
    r"\bvacan(?:t|cy)\b|\bunfilled\b|\bto be (?:appointed|recruited|filled|confirmed|advertised)\b|\bno post ?holder\b"
    r"|空缺|空编|空岗|缺员|缺岗|缺编"
)
ABOLISHED = re.compile(r"eliminat|\babolish|\bdisestablish|\bpost deleted\b|\bdeleted post\b|已?撤销|裁撤|停设|已取消")
NO_POST = re.compile(r"^not? in (?:a )?post$|^without (?:a )?post$|^no post$|^无岗位$|^不在岗$|^未定岗$|^待岗$")
FROZEN = re.compile(r"\bfrozen\b|冻结")
JOB_SHARE = re.compile(r"\bjob[- ]?shar(?:e|er|ed|ing)s?\b|共任|分任")
ACTING = re.compile(
    r"\bacting\b|\binterim\b|代理|[（(]代[)）]|^代(?=[局处科部主厅市县区镇乡村校院所队站长])|主持工作|临时负责"
)
SECONDED = re.compile(r"\bsecond(?:ed|ment)\b|\bon loan\b|借调|挂职")
MARKS = re.compile(
    r"[\(（\[【]?\s*(?:job[- ]?shar(?:e|er|ed|ing)s?|acting|interim|代理|代|兼|借调|挂职"
    r"|on secondment|secondment|seconded)"
    r"\s*[\)）\]】]|\s+-\s*job[- ]?shar(?:e|er|ed|ing)s?\s*$|^\s*job[- ]?shar(?:e|er|ed|ing)s?\s*[-:–]\s*"
    r"|\s+job[- ]?shar(?:e|er|ed|ing)s?\s*$",
    re.IGNORECASE,
)
QUOTES = "\"'`´‘’‚‛“”„‟«»‹›「」『』 \t\r\n\u3000\u00a0"
BETWEEN = re.compile(r"\s*(?:[、；;\n]|(?<=[\u4e00-\u9fff])[/,，](?=[\u4e00-\u9fff])|\s[&/]\s|\s/|/\s)\s*")
