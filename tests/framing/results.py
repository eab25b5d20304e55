"""Completions: assessments, and what is published."""

from tests.framing.making import Charter, answered, completion, listed, serves_the_public


@completion("ASM001")
def small_duties(charter: Charter) -> None:
    """Where there are assessments, the duties that none of them looks at are too small for it."""
    for duty in answered(charter) if charter.get("assessments") else ():
        duty.setdefault("minor", True)


@completion("ASM003")
def results_that_are_used(charter: Charter) -> None:
    """The result of each assessment is used."""
    for assessment in charter.get("assessments", []):
        assessment.setdefault("used_for", ["pay"])


@completion("ASM005")
def whole_indicators(charter: Charter) -> None:
    """Each indicator says how it is measured."""
    for assessment in charter.get("assessments", []):
        assessment["indicators"] = listed(assessment.get("indicators"))
        for indicator in assessment["indicators"]:
            for key, value in {
                "indicator": "done",
                "unit": "cases",
                "target": ">= 4",
                "per": "year",
                "source": "files",
                "by": "mayor",
            }.items():
                indicator.setdefault(key, value)


# -- What is published


@completion("DOC004")
def what_serves_the_public_is_published(charter: Charter) -> None:
    """Each duty that serves the public is published whole."""
    for duty in answered(charter):
        if serves_the_public(charter, duty):
            duty.setdefault("published", {"where": "Website", "shows": ["item", "basis", "unit", "limit", "phone"]})
