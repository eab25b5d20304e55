"""Makes the two invented post tables of this folder: `python docs/examples/auditor/making.py`.

The bureaus, the people and the posts are invented. The faults are those of real post tables; README.md lists them.
The same bytes come out each time, as far as openpyxl writes the same.
"""

from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from respchain.report.workbook.saving import saved

Row = tuple[str, str, str, str, str, float, str | int, str]

ENGLISH = (
    "Linden District Trading Standards Bureau",
    ": posts as at 1 June 2026",
    ("Post ID", "Post title", "Organisation", "Unit", "Post holder", "Grade", "FTE", "Reports to", "Main duties"),
    "Posts",
)
POSTS: tuple[Row, ...] = (
    ("0001", "Director", "Directorate", "Margaret Olufsen", "SE1", 1, "XX", "Leads the bureau and answers for it to the district council"),
    ("0002", "Deputy director, inspection", "Directorate", "Tomas Brandt", "SE2", 1, "0001", "Directs all inspection of food, products and measures"),
    ("0003", "Deputy director, licensing", "Directorate", "Aisha Rowntree", "SE2", 1, "0001", "Directs all licensing and registration"),
    ("0004", "Chief inspector", "Inspection", "Piet Halloran", "M1", 1, "XX", "Plans the yearly programme of inspections"),
    ("0005", "Head of food inspection", "Inspection", "N/D", "M1", 1, "0002", "Orders and reviews inspections of restaurants and food shops"),
    ("0006", "Head of product safety", "Inspection", "Lena Voss", "M1", 1, "0002", "Orders recalls of unsafe products"),
    ("0007", "Head of weights and measures", "Inspection", "Eliminated", "M1", 1, "0002", ""),
    ("0008", "Inspector, weights and measures", "Inspection", "Oskar Finch", "O1", 1, "0007", "Inspects petrol pumps and market scales"),
    ("0009", "Calibration officer", "Inspection", "Nadia Brooke", "O2", 0.8, "0007", "Keeps the reference weights of the district"),
    ("0010", "Head of the licensing counter", "Licensing", "Ruth Adeyemi", "M1", 1, "0003", "Runs the counter and answers for its time limits"),
    ("0011", "Senior licensing officer", "Licensing", "Clare Munro (job share)", "O1", 0.6, "0010", "Decides on licences for restaurants and markets"),
    ("0011", "Senior licensing officer", "Licensing", "Ivo Petrov (job share)", "O1", 0.5, "0010", "Decides on licences for restaurants and markets"),
    ("0012", "Licensing officer, restaurants", "Licensing", "Sam Whitlock", "O2", 1, "0011", "Examines applications of restaurants"),
    ("0013", "Licensing officer, markets", "Licensing", "Vacant", "O2", 1, "0011", "Examines applications of market stalls"),
    ("0014", "Head of complaints", "Complaints", "Dora Nkemelu", "M1", 1, "0014", "Answers for every complaint within 20 working days"),
    ("0015", "Complaints officer", "Complaints", "Hal Jennings", "O2", 1, "0014", "Receives and records complaints"),
    ("0016", "Inspector, food, north", "Inspection", "Jonas Weir", "O1", 1, 5, "Inspects food businesses north of the river"),
    ("0017", "Inspector, food, south", "Inspection", "Edda Lindqvist", "O1", 1, "0005", "Inspects food businesses south of the river"),
    ("0018", "Inspector, product safety", "Inspection", "Ben Achebe", "O1", 1, "0006", "Inspects importers and shops"),
    ("0018", "Laboratory analyst", "Laboratory", "Vera Kolb", "O2", 1, "0019", "Tests samples of food and products"),
    ("0019", "Head of the laboratory", "Laboratory", "Ian Sorrel", "M1", 1, "0002", "Answers for the accreditation of the laboratory"),
    ("0020", "Head of corporate services", "Corporate services", "Grace Mbeki", "M1", 1, "0001", "Answers for budget, buildings and records"),
    ("0021", "Finance manager", "Corporate services", "Paul Ostrander", "M2", 1, "0020", "Keeps the accounts"),
    ("0022", "Finance officer", "Corporate services", "N/D", "O2", 1, "0021", "Pays invoices"),
    ("0023", "Personnel officer", "Directorate", "Tess Rainer", "O1", 1, "0001", "Keeps the post table and the files of staff"),
)  # fmt: skip

CHINESE = (
    "青禾区市场监督管理局",
    "岗位表（截至2026年6月1日）",
    ("岗位编号", "岗位名称", "单位", "内设机构", "姓名", "职级", "工时比例", "直接上级岗位编号", "岗位职责"),
    "岗位表",
)
GANGWEI: tuple[Row, ...] = (
    ("0001", "局长", "局领导", "周启明", "一级", 1, "XX", "主持全局工作，对区政府负责"),
    ("0002", "副局长（监管）", "局领导", "沈若兰", "二级", 1, "0001", "分管食品、产品质量和计量监管"),
    ("0003", "副局长（许可）", "局领导", "陆建平", "二级", 1, "0001", "分管登记注册和行政许可"),
    ("0004", "执法大队大队长", "执法大队", "韩冬", "三级", 1, "XX", "制定并组织实施年度执法检查计划"),
    ("0005", "食品监管科科长", "食品监管科", "不公开", "三级", 1, "0002", "负责餐饮和食品销售单位的监督检查"),
    ("0006", "产品质量科科长", "产品质量科", "罗敏", "三级", 1, "0002", "负责不合格产品的召回"),
    ("0007", "计量科科长", "计量科", "已撤销", "三级", 1, "0002", ""),
    ("0008", "计量检查员", "计量科", "范学文", "四级", 1, "0007", "检查加油机和集贸市场衡器"),
    ("0009", "计量检定员", "计量科", "白雪", "五级", 0.8, "0007", "保管本区计量标准器具"),
    ("0010", "许可窗口负责人", "行政审批科", "郑海燕", "三级", 1, "0003", "负责窗口运行和办理时限"),
    ("0011", "审批岗（餐饮、市场）", "行政审批科", "何丽（共任）", "四级", 0.6, "0010", "作出餐饮和市场主体许可决定"),
    ("0011", "审批岗（餐饮、市场）", "行政审批科", "贺军（共任）", "四级", 0.5, "0010", "作出餐饮和市场主体许可决定"),
    ("0012", "餐饮许可审查岗", "行政审批科", "丁一凡", "五级", 1, "0011", "审查餐饮许可申请"),
    ("0013", "市场许可审查岗", "行政审批科", "空缺", "五级", 1, "0011", "审查集贸市场摊位申请"),
    ("0014", "投诉举报科科长", "投诉举报科", "邓洁", "三级", 1, "0014", "对投诉举报二十个工作日内办结负责"),
    ("0015", "投诉受理岗", "投诉举报科", "江涛", "五级", 1, "0014", "受理并登记投诉举报"),
    ("0016", "食品检查员（北片）", "食品监管科", "余晓东", "四级", 1, 5, "检查河北片食品经营单位"),
    ("0017", "食品检查员（南片）", "食品监管科", "秦岚", "四级", 1, "0005", "检查河南片食品经营单位"),
    ("0018", "产品质量检查员", "产品质量科", "马骁", "四级", 1, "0006", "检查生产和销售单位"),
    ("0018", "检验员", "检验室", "宋颖", "五级", 1, "0019", "检验食品和产品样品"),
    ("0019", "检验室主任", "检验室", "田野", "三级", 1, "0002", "对检验机构资质负责"),
    ("0020", "综合科科长", "综合科", "黄文静", "三级", 1, "0001", "负责经费、资产和档案"),
    ("0021", "财务主管", "综合科", "唐亮", "四级", 1, "0020", "负责会计核算"),
    ("0022", "出纳", "综合科", "不公开", "五级", 1, "0021", "办理款项支付"),
    ("0023", "人事岗", "局领导", "姚琴", "四级", 1, "0001", "维护岗位表和人事档案"),
)  # fmt: skip

WIDTHS = (10, 30, 38, 20, 25, 8, 9, 12, 58)
_EDGE = Side(style="thin", color="FFBFBFBF")
_GRID = Border(top=_EDGE, bottom=_EDGE, left=_EDGE, right=_EDGE)


def table(heading: tuple[str, str, tuple[str, ...], str], rows: tuple[Row, ...], remark: str) -> bytes:
    """A post table as its bureau keeps it: a title, headings, one row a holder, a colleague's remark on one cell."""
    book = Workbook()
    sheet = book.worksheets[0]
    bureau, title, columns, sheet.title = heading
    sheet["A1"] = bureau + title
    sheet["A1"].font = Font(name="Calibri", size=14, bold=True)
    sheet.merge_cells("A1:I1")
    for number, row in enumerate((columns, *((*row[:2], bureau, *row[2:]) for row in rows)), 3):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column, value or None)
            cell.border = _GRID
            cell.alignment = Alignment(vertical="top", wrap_text=column == len(WIDTHS))
            cell.font = Font(name="Calibri", size=10, bold=number == 3, color="FFFFFFFF" if number == 3 else "FF000000")
            if number == 3:
                cell.fill = PatternFill("solid", start_color="FF44546A", end_color="FF44546A")
    sheet["A17"].comment = Comment(remark, "HR", height=60, width=220)
    for letter, width in zip("ABCDEFGHI", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A4"
    sheet.auto_filter.ref = f"A3:I{len(rows) + 3}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    return saved(book, date(2026, 6, 1))


TABLES = {
    "posts.xlsx": (ENGLISH, POSTS, "HR: advertised in May, interviews in July."),
    "岗位表.xlsx": (CHINESE, GANGWEI, "人事：5月已发布招聘公告，7月面试。"),
}


if __name__ == "__main__":
    for name, (heading, rows, remark) in TABLES.items():
        Path(__file__).with_name(name).write_bytes(table(heading, rows, remark))
