"""Completions: who does a duty, by what power, and where it goes from there."""

from tests.framing.making import Charter, an_actor, answered, completion, listed, part, unique, who, words


@completion("GAP004", spoils="HIER003")
def who_answers_does_it(charter: Charter) -> None:
    """Whoever answers for a duty does it too."""
    for duty in answered(charter):
        duty["responsible"] = unique(listed(duty.get("responsible")) + listed(duty["accountable"]))


@completion("PAR001", spoils="HIER005 PAR002 PAR003")
def powers_for_duties(charter: Charter) -> None:
    """Whoever answers for a duty has the powers that it needs."""
    posts = part(charter, "posts")
    for duty in answered(charter):
        for actor in who(duty["accountable"]):
            post = posts.get(actor, {})
            for power in listed(duty.get("needs")):
                if power not in words(post.get("powers")):
                    post["powers"] = [*listed(post.get("powers")), power]


@completion("PAR004")
def means_that_follow(charter: Charter) -> None:
    """Staff, budget and information go where a duty goes."""
    for entry in (*charter.get("transfers", []), *charter.get("delegations", [])):
        entry["means"] = {"staff": True, "budget": True, "information": True, **entry.get("means", {})}


@completion("GAP009")
def a_rule_for_the_rest(charter: Charter) -> None:
    """What is in no register goes to somebody."""
    if charter.get("matters"):
        charter.setdefault("residual", {"rule": "closest business", "owner": an_actor(charter), "review": "year"})


@completion("HIER007")
def a_way_up(charter: Charter) -> None:
    """What nobody decides goes up."""
    charter.setdefault("escalate", {"when": "no decision", "within": "1 day"})
