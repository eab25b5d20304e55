"""What a cell says in which a name, a title or a state should stand."""

import re
import unicodedata
from typing import NamedTuple

from respchain.files.importers.posts import words

_WORD = re.compile(r"[^\W\d_]")


class Named(NamedTuple):
    """What stands in place of a name: who, or why nobody.

    `state` is `person`, `undisclosed`, `vacant`, `abolished`, `no post`, or blank. `kind` is that of the appointment
    where the cell tells, and `whole` whether the cell says nothing besides.
    """

    state: str
    names: tuple[str, ...] = ()
    kind: str = ""
    frozen: bool = False
    whole: bool = True


_NOTHING = Named("")
_CORE = re.compile(r"\b(?:vacan(?:t|cy)|post|position|currently|is|now|this|role|job|eliminated|abolished|frozen)\b")
_CORE_ZH = re.compile(r"空缺|空编|空岗|缺员|缺岗|缺编|已?撤销|裁撤|停设|已取消|冻结|岗位|职位|目前|现|该|暂")


def plain(text: str) -> str:
    """A text to be compared: without width, letter case, and quotes and spaces around it.

    >>> plain(" 'Ｖacant' "), plain("N/D'")
    ('vacant', 'n/d')
    """
    return " ".join(unicodedata.normalize("NFKC", text).casefold().strip(words.QUOTES).split())


def named(text: str) -> Named:
    """What a cell says in which a name should stand.

    >>> named("Smith (job share)"), named("N/D'").state, named("Currently Vacant").state, named("张三、李四").names
    (Named(state='person', names=('Smith',), kind='job-share', frozen=False, whole=True), 'undisclosed', 'vacant', ('张三', '李四'))
    """  # noqa: E501
    said = plain(text)
    if said in words.BLANK:
        return _NOTHING if not text else Named("", whole=said in ("-", "--", "—", "–"))
    if said in words.UNDISCLOSED:
        return Named("undisclosed")
    if words.ABOLISHED.search(said):
        return Named("abolished", whole=_bare(said))
    if said in words.TO_BE_FOUND or words.VACANT.search(said):
        return Named("vacant", frozen=bool(words.FROZEN.search(said)), whole=said in words.TO_BE_FOUND or _bare(said))
    if words.FROZEN.search(said):
        return Named("vacant", frozen=True, whole=_bare(said))
    if words.NO_POST.search(said):
        return Named("no post")
    return _person(text, said)


def _person(text: str, said: str) -> Named:
    kind = kind_of(said)
    left = " ".join(words.MARKS.sub(" ", text.strip(words.QUOTES)).split()).strip(words.QUOTES + ",，;；-–/")
    parts = [part.strip(words.QUOTES) for part in words.BETWEEN.split(left)]
    names = tuple(part for part in parts if _WORD.search(part) and plain(part) not in words.UNDISCLOSED)
    if left and not _WORD.search(left):
        return Named("", whole=False)  # a figure is no name
    if not names or (words.SECONDED.search(plain(left)) and words.SECONDED.match(plain(left).removeprefix("on "))):
        return Named("undisclosed", kind=kind, whole=not _WORD.search(left) or plain(left) in words.UNDISCLOSED)
    return Named("person", names, kind, whole=len(names) == len(parts))


def _bare(said: str) -> bool:
    """Whether a mark says nothing besides that there is nobody, or no post."""
    return not re.search(r"\w", _CORE_ZH.sub("", _CORE.sub("", said)))


def kind_of(said: str) -> str:
    """In what manner a post is held, by a name or a title that says so; blank where it does not.

    >>> [kind_of(plain(text)) for text in ("Acting Director", "代理局长", "代局长", "代表", "Contracting", "Job-share")]
    ['acting', 'acting', 'acting', '', '', 'job-share']
    """
    if words.JOB_SHARE.search(said):
        return "job-share"
    if words.ACTING.search(said):
        return "acting"
    return "secondment" if words.SECONDED.search(said) else ""
