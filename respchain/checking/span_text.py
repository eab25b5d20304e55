"""Spans of time in words."""

import numpy as np

from respchain.facts.spans import DAY, Spans

_UNITS = {"en": ("working day", "day", "month"), "zh": ("个工作日", "天", "个月")}


def span_text(spans: Spans, row: int, language: str = "en") -> str:
    """A span as a duration is written, or several joined by a plus; nothing of one that is not a number.

    >>> spans = Spans(*(np.array([days * DAY]) for days in (12, 0.5, 0)))
    >>> span_text(spans, 0), span_text(spans, 0, "zh")
    ('12 working days + 0.5 days', '12个工作日 + 0.5天')
    """
    axes = (spans.working, spans.days, spans.months)
    if any(np.isnan(axis[row]) for axis in axes):
        return ""
    found = [(float(axis[row]) / DAY, unit) for axis, unit in zip(axes, _UNITS[language], strict=True)]
    return " + ".join(_said(amount, unit, language) for amount, unit in found if amount) or _said(
        0, _UNITS[language][1], language
    )


def _said(amount: float, unit: str, language: str) -> str:
    number = f"{round(amount, 6):.12g}"
    return f"{number}{unit}" if language == "zh" else f"{number} {unit}{'' if amount == 1 else 's'}"
