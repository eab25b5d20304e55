"""A charter as linked data, held against the project's own shapes."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from pyshacl import validate
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import FOAF, ORG, RDF, SKOS, XSD

import respchain as rc
from respchain.checking import judged
from respchain.cli.main import respchain
from respchain.files.exporters import org_jsonld
from respchain.model.charter import Charter
from respchain.model.plain import plain
from respchain.model.stated import Stated
from tests.charters import ask

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own, inside its parser
EXAMPLES = sorted(Path("docs/examples").glob("*.yaml"))
SHAPES = Graph().parse("respchain/files/exporters/org.shacl.ttl")
RC = Namespace("urn:respchain:term:")
TIME = Namespace("http://www.w3.org/2006/time#")
CITY = """
name: {zh: 河滨市, en: River city}
language: en
as_of: 2026-06-01
departments:
  city: {title: {en: City, zh: 市}, head: mayor}
  market: {title: Market, part_of: city, head: director, until: 2025-12-31, succeeded_by: [trade, city]}
  trade: {part_of: city, since: 2025-12-31}
  port: {title: Port, part_of: city, organisation: true}
posts:
  mayor: {department: city, top: true, reports_to: congress}
  director: {title: 'Director <"a">', department: trade, reports_to: [mayor, {unknown: "77"}]}
  loose: {holder: wang}
people: {li: {name: Li Wei}, wang: {name: {zh: 王芳, en: Wang Fang}}, secret-chen: {name: Chen Hao, disclosed: false}}
bodies: {board: {members: [mayor, {post: director, tier: main}], chair: mayor}}
outsiders: {congress: {kind: legislature, terminal: true}}
appointments:
  - {person: li, post: director, since: 2020-01-01, through: 2025-12-31, kind: acting}
  - {person: wang, post: director, since: 2026-01-01}
  - {person: secret-chen, post: mayor}
matters: {food: {title: Food, stages: [execute]}}
duties: {inspect: {title: Inspect, matter: food, accountable: trade, scope: [{}], basis: [{base: FSL, at: "77"}]}}
bases: {FSL: {title: Food Safety Law}}
transfers: [{what: 6-BA, matter: food, by: market, to: trade, date: 2025-12-31}]
oversight: {watch: {forum: congress, over: [mayor]}}
delegations: [{by: mayor, to: director, duty: inspect}]
"""


def graph(text: str) -> Graph:
    content = org_jsonld.exported(ask(text)).content
    assert isinstance(content, bytes)
    return Graph().parse(data=content, format="json-ld")


def conforms(data: Graph) -> tuple[bool, str]:
    held, _, told = validate(data, shacl_graph=SHAPES, inference="none")
    return bool(held), str(told)


def node(kind: str, name: str) -> URIRef:
    return URIRef(f"urn:respchain:River%20city:{kind}:{name}")


def test_the_organisation_is_said_in_the_words_of_w3c() -> None:
    data = graph(CITY)
    assert (node("department", "city"), RDF.type, ORG.Organization) in data
    assert (node("department", "port"), ORG.subOrganizationOf, node("department", "city")) in data
    assert (node("department", "market"), RDF.type, ORG.OrganizationalUnit) in data
    assert (node("department", "market"), ORG.unitOf, node("department", "city")) in data
    assert set(data.objects(node("department", "city"), SKOS.prefLabel)) == {Literal("City", "en"), Literal("市", "zh")}
    assert set(data.objects(node("post", "director"), SKOS.prefLabel)) == {Literal('Director <"a">', "en")}
    assert (node("post", "director"), ORG.postIn, node("department", "trade")) in data
    assert (node("department", "trade"), ORG.hasPost, node("post", "director")) in data
    assert set(data.objects(node("post", "director"), ORG.reportsTo)) == {node("post", "mayor")}
    assert (node("post", "director"), RC.unresolved, Literal("reports_to: 77")) in data
    assert (node("post", "mayor"), ORG.reportsTo, node("outsider", "congress")) in data
    assert (URIRef("urn:respchain:River%20city:organisation"), RDF.type, ORG.Organization) in data
    assert (node("post", "director"), ORG.heldBy, node("person", "wang")) in data
    assert set(data.subjects(ORG.headOf)) == {node("undisclosed", "1")}
    assert (node("body", "board"), RC.memberPost, node("post", "director")) in data


def test_who_held_what_is_a_membership_with_its_interval() -> None:
    data = graph(CITY)
    found = {}
    for one in data.subjects(RDF.type, ORG.Membership):
        during = data.value(one, ORG.memberDuring)
        ends = [
            None if during is None else data.value(data.value(during, edge), TIME.inXSDDate)
            for edge in (TIME.hasBeginning, TIME.hasEnd)
        ]
        key = (str(data.value(one, ORG.member)).split(":", 3)[3], str(data.value(one, RC.post)).split(":")[-1])
        found[key] = (*(end and Literal(end).toPython() for end in ends), str(data.value(one, ORG.role)).split(":")[-1])
    assert found == {
        ("person:li", "director"): (date(2020, 1, 1), date(2026, 1, 1), "acting"),
        ("person:wang", "director"): (date(2026, 1, 1), None, "holder"),
        ("person:wang", "loose"): (None, None, "holder"),
        ("undisclosed:1", "mayor"): (None, None, "holder"),
    }


def test_what_became_of_a_department_is_a_change() -> None:
    data = graph(CITY)
    event = node("change", "market")
    assert (node("department", "market"), ORG.changedBy, event) in data
    assert (node("department", "trade"), ORG.resultedFrom, event) in data
    assert set(data.objects(event, ORG.resultingOrganization)) == {
        node("department", "trade"),
        node("department", "city"),
    }
    assert data.value(event, RC.date) == Literal("2025-12-31", datatype=XSD.date)
    moved = node("transfer", "1")
    assert (moved, RC["from"], node("department", "market")) in data
    assert (moved, RC.to, node("department", "trade")) in data


def test_duties_stand_in_terms_of_our_own() -> None:
    data = graph(CITY)
    duty = node("duty", "inspect")
    assert (duty, RC.accountable, node("department", "trade")) in data
    assert (duty, RC.matter, node("matter", "food")) in data
    assert (duty, RC.basis, Literal("FSL 77")) in data
    assert json.loads(str(data.value(duty, RC.scope))) == [{}]
    assert (node("delegation", "1"), RC.duty, duty) in data
    assert (node("oversight", "watch"), RC.forum, node("outsider", "congress")) in data


def test_nobody_is_named_who_is_not_disclosed() -> None:
    content = org_jsonld.exported(ask(CITY)).content
    assert isinstance(content, bytes)
    text = content.decode()
    assert "Chen" not in text
    assert "secret-" not in text
    data = graph(CITY)
    assert set(data.objects(node("undisclosed", "1"), None)) >= {FOAF.Person, RC.Undisclosed, node("post", "mayor")}
    assert list(data.objects(node("undisclosed", "1"), FOAF.name)) == []
    assert set(data.objects(node("person", "li"), FOAF.name)) == {Literal("Li Wei", "en")}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_conform(path: Path, tmp_path: Path) -> None:
    made = []
    for name in ("one", "other"):
        result = CliRunner().invoke(respchain, ["export", str(path), "org-jsonld", "-o", str(tmp_path / name)])
        assert result.exit_code == 0, result.output
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    data = Graph().parse(data=made[0], format="json-ld")
    held, told = conforms(data)
    assert held, told
    assert len(set(data.subjects(RDF.type, ORG.Post))) == len(rc.load(path).posts or ())
    assert list(data.subjects(RDF.type, RC.Duty))


def test_the_context_stands_inside() -> None:
    content = org_jsonld.exported(ask(CITY)).content
    assert isinstance(content, bytes)
    context = json.loads(content)["@context"]
    assert isinstance(context, dict)
    keys = {key for one in json.loads(content)["@graph"] for key in one if not key.startswith("@")}
    assert all(key.split(":")[0] in context for key in keys)


def test_a_charter_is_held_against_shapes_that_can_fail() -> None:
    assert conforms(graph(CITY))[0]
    held, told = conforms(graph(CITY.replace("department: trade", 'department: {unknown: "9"}')))
    assert not held
    assert "lies in one organisation" in told


REVERSED = {
    "posts": {"a": {"holder": {"person": "Li", "since": date(2026, 1, 1), "until": date(2020, 1, 1)}}},
    "duties": {},
}
LIVES = {"posts": {"a": {"since": date(2026, 1, 1), "until": date(2020, 1, 1)}}, "duties": {}}


@pytest.mark.parametrize(("data", "told"), [(REVERSED, "ends after it begins"), (LIVES, "LessThan")])
def test_lives_that_end_before_they_begin_do_not_conform(data: dict[str, Any], told: str) -> None:
    """No file of such a charter is read, but one may be built in Python."""
    content = org_jsonld.exported(judged(Stated(data), "all", date(2026, 6, 1))).content
    assert isinstance(content, bytes)
    held, why = conforms(Graph().parse(data=content, format="json-ld"))
    assert not held
    assert told in why


@pytest.mark.parametrize(
    ("subject", "predicate", "other"),
    [
        (("undisclosed", "1"), FOAF.name, Literal("Chen Hao")),
        (("post", "director"), ORG.postIn, URIRef("urn:respchain:nowhere")),
        (("post", "director"), SKOS.prefLabel, Literal("Chief", "en")),
        (("membership", "1"), ORG.member, URIRef("urn:respchain:River%20city:person:wang")),
        (("duty", "inspect"), RC.accountable, URIRef("urn:respchain:River%20city:person:li")),
        (("department", "market"), ORG.unitOf, URIRef("urn:respchain:River%20city:department:port")),
    ],
)
def test_one_statement_too_many_does_not_conform(subject: tuple[str, str], predicate: URIRef, other: Any) -> None:
    data = graph(CITY)
    data.add((node(*subject), predicate, other))
    assert not conforms(data)[0]


def test_one_statement_too_few_does_not_conform() -> None:
    for subject, predicate in ((("membership", "1"), ORG.role), (("change", "market"), ORG.originalOrganization)):
        data = graph(CITY)
        data.remove((node(*subject), predicate, None))
        assert not conforms(data)[0]


ids = st.text("abz市长0._-", min_size=1, max_size=4)
words = st.text(min_size=1, max_size=8)
titles = words | st.fixed_dictionaries({}, optional={"zh": words, "en": words})
days = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@st.composite
def organisations(draw: st.DrawFn) -> dict[str, Any]:
    """Organisations of departments, posts, people and duties; no life is reversed."""
    actors = draw(st.lists(ids, unique=True, min_size=1, max_size=7))
    cut = draw(st.integers(1, len(actors)))
    posts, departments = actors[:cut], actors[cut:]
    people = draw(st.lists(ids, unique=True, max_size=3))
    home = st.sampled_from(departments) if departments else st.none()
    actor = st.sampled_from(actors) | st.just({"unknown": "0123"})
    since, until = sorted([draw(days), draw(days)])
    life = {"since": since, "until": until} if since < until else {}
    holder = {"holder": [{"person": person, **life} for person in people]} if people else {}
    post = st.fixed_dictionaries(
        {}, optional={"title": titles, "department": home, "reports_to": st.lists(actor, max_size=2)}
    )
    department = st.fixed_dictionaries(
        {}, optional={"title": titles, "part_of": home, "head": st.sampled_from(posts), "organisation": st.booleans()}
    )
    person = st.fixed_dictionaries({}, optional={"name": titles, "disclosed": st.booleans()})
    duty = st.fixed_dictionaries({}, optional={"title": titles, "accountable": st.lists(actor, max_size=2)})
    return {
        "name": draw(titles),
        "departments": {id_: draw(department) for id_ in departments},
        "posts": {id_: {**draw(post), **(holder if draw(st.booleans()) else {})} for id_ in posts},
        "people": {id_: draw(person) for id_ in people},
        "duties": {id_: draw(duty) for id_ in draw(st.lists(ids, unique=True, max_size=2))},
    }


@given(stated=organisations())
@settings(max_examples=30)
def test_made_organisations_conform(stated: dict[str, Any]) -> None:
    data = plain(Charter.model_validate(stated))
    content = org_jsonld.exported(judged(Stated(data), "all", date(2026, 6, 1))).content
    assert isinstance(content, bytes)
    read = Graph().parse(data=content, format="json-ld")
    held, told = conforms(read)
    assert held, told
    assert len(set(read.subjects(RDF.type, ORG.Post))) == len(stated["posts"])
    assert len(set(read.subjects(RDF.type, FOAF.Person))) == len(stated["people"])
    hidden = [one["name"] for one in stated["people"].values() if one.get("disclosed") is False and "name" in one]
    names = {str(name) for name in read.objects(None, FOAF.name)}
    assert len(set(read.subjects(RDF.type, RC.Undisclosed))) >= len(hidden)
    assert names <= {text for one in stated["people"].values() if one.get("disclosed") is not False
                     for text in _texts(one.get("name"))} | set(stated["people"])  # fmt: skip


def _texts(title: Any) -> set[str]:
    return set(title.values()) if isinstance(title, dict) else {title}
