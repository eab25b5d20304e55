"""Completions: who there is, above whom, and with what to do."""

from tests.framing.making import Charter, completion, listed, part, under_a_top, who, words


@completion("HIER002")
def a_top_above_all(charter: Charter) -> None:
    """One post above those that report to nobody, where no organisation has a top of its own."""
    posts = part(charter, "posts")
    loose = [name for name, post in posts.items() if not post.get("reports_to")]
    topped = any(post.get("top") or post.get("co_head") for post in posts.values())
    headed = any(department.get("head") for department in part(charter, "departments").values())
    if len(loose) > 1 and not topped and not headed:
        for name in loose:
            posts[name]["reports_to"] = "summit"
        posts["summit"] = {"top": True}


@completion("SPAN002", spoils="SPAN001")
def small_on_purpose(charter: Charter) -> None:
    """Few are led by one for a good reason."""
    for post in part(charter, "posts").values():
        post.setdefault("setting", "station")


@completion("GAP001", spoils="GAP002 GAP003 GAP005 GAP006 GAP007 GAP008 LOOP001")
def an_owner_for_each_matter(charter: Charter) -> None:
    """A matter on which there is no duty at all has one, of a post of its own."""
    matters, duties = part(charter, "matters"), part(charter, "duties")
    posts = part(charter, "posts")
    parents = {above for matter in matters.values() for above in listed(matter.get("part_of"))}
    with_duty = {above for duty in duties.values() for above in listed(duty.get("matter"))}
    for name, matter in matters.items():
        if name not in parents | with_duty:
            posts[f"{name}-keeper"] = {"setting": "station", **under_a_top(charter)}
            duty = {"matter": name, "accountable": f"{name}-keeper"}
            duties[f"keep-{name}"] = {**duty, **({"stage": matter["stages"]} if "stages" in matter else {})}


@completion("SPAN003")
def something_to_do(charter: Charter) -> None:
    """Whoever has nothing to do is at least informed of something."""
    posts = part(charter, "posts")
    busy = set(words(part(charter, "duties")))
    idle = [name for name in posts if name not in busy]
    for name in idle:
        for duty in sorted(part(charter, "duties").values(), key=lambda one: name not in next_to(charter, one))[:1]:
            duty["informed"] = [*listed(duty.get("informed")), name]


def next_to(charter: Charter, duty: Charter) -> set[str]:
    """Who stands one level above or below those who answer for a duty."""
    posts = part(charter, "posts")
    lines = {(name, above) for name, post in posts.items() for above in who(post.get("reports_to"))}
    near = set(who(duty.get("accountable")))
    return {low for low, high in lines if high in near} | {high for low, high in lines if low in near}


@completion("HIER006", spoils="OVL003")
def a_top_that_decides(charter: Charter) -> None:
    """Whoever is at the top may decide what those below dispute."""
    for post in part(charter, "posts").values():
        if not post.get("reports_to"):
            post.setdefault("powers", [{"power": "decide", "reserve": True}])


@completion("ACC001", spoils="PER001")
def a_person_in_each_post(charter: Charter) -> None:
    """Where persons are named at all, each post has one."""
    posts, appointments = part(charter, "posts"), charter.get("appointments", [])
    held = {appointment["post"] for appointment in appointments}
    if charter.get("people") or appointments or any("holder" in post for post in posts.values()):
        for name, post in posts.items():
            if name not in held and not {"holder", "headcount", "backup"} & set(post):
                post["holder"] = {"person": {"unknown": f"N/D in {name}"}}


@completion("PER006")
def parts_of_a_working_time(charter: Charter) -> None:
    """Who holds several posts has a part of a working time for each."""
    held = [post["holder"] for post in part(charter, "posts").values() if isinstance(post.get("holder"), dict)]
    held += charter.get("appointments", [])
    persons = [str(one["person"]) for one in held]
    for one in held:
        if persons.count(str(one["person"])) > 1:
            one.setdefault("share", round(1 / persons.count(str(one["person"])), 2))
