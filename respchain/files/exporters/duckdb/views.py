"""The questions that an auditor asks first, as views over the tables; all on the day that was judged."""

_NOW = "(h.since IS NULL OR h.since <= j.as_of) AND (h.until IS NULL OR j.as_of < h.until)"

VIEWS = (
    f"""
CREATE VIEW posts_with_holders AS
SELECT a.actor AS post, a.title, a.department, h.person, h.name, h.kind, h.since, h.until
FROM judged j CROSS JOIN actors a LEFT JOIN holders h ON h.post = a.actor AND {_NOW}
WHERE a.kind = 'post'
ORDER BY a.actor, h.person
""",
    f"""
CREATE VIEW duties_with_accountable AS
SELECT d.id AS duty, d.title, d.matter, d.stage, w.actor, w.seat AS post, p.title AS post_title, h.person, h.name
FROM judged j CROSS JOIN answers w JOIN duties d ON d.id = w.duty LEFT JOIN actors p ON p.actor = w.seat
LEFT JOIN holders h ON h.post = w.seat AND {_NOW}
ORDER BY w.duty, w.actor, h.person
""",
    """
CREATE VIEW reporting_lines AS
SELECT l.post, p.title, l.superior_seat AS superior, s.title AS superior_title, l.kind, p.level
FROM lines l JOIN actors p ON p.actor = l.post JOIN actors s ON s.actor = l.superior_seat
ORDER BY p.level, l.post, l.superior_seat, l.kind
""",
    """
CREATE VIEW open_findings AS
SELECT rule, name, subtype, severity, message, subject_kind, subject, count, place, fix
FROM findings
WHERE waived IS NULL
ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, rule, place, subject
""",
)
"""The statements that make them."""
