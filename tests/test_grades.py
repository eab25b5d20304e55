"""How high a post is on its ladder."""

import numpy as np
import pytest

from tests.test_encode import faults, read


def graded(text: str) -> dict[str, tuple[float | None, str | None]]:
    """The height and the ladder of each post."""
    encoded = read(text)
    actors, ladders = encoded.columns.actors, encoded.names.words["ladders"]
    return {
        encoded.names.word("actors", row): (
            None if np.isnan(actors.grade[row]) else float(actors.grade[row]),
            None if actors.ladder[row] < 0 else ladders[actors.ladder[row]],
        )
        for row in range(len(actors))
    }


def test_a_number_is_as_high_as_it_says_and_a_word_is_not_compared() -> None:
    found = graded("posts: {a: {grade: 5}, b: {grade: -1}, c: {grade: G5}, d: }")
    assert found == {"a": (5, None), "b": (-1, None), "c": (None, None), "d": (None, None)}


def test_words_and_numbers_are_as_high_as_their_place_in_the_list() -> None:
    found = graded("grades: [clerk, 7, 6]\nposts: {a: {grade: 6}, b: {grade: '7'}, c: {grade: clerk}, d: }")
    assert found == {"a": (3, None), "b": (2, None), "c": (1, None), "d": (None, None)}


def test_a_ladder_has_grades_of_its_own() -> None:
    found = graded("""
    grades: {civil: [low, high], medical: [low, consultant, high]}
    posts:
      a: {grade: high}
      b: {grade: high, ladder: medical}
      c: {grade: consultant}
      d: {grade: 4, ladder: fire}
      e: {grade: word, ladder: fire}
      f: {ladder: medical}
    """)
    assert found == {
        "a": (2, "civil"),
        "b": (3, "medical"),
        "c": (2, "medical"),
        "d": (4, "fire"),
        "e": (None, "fire"),
        "f": (None, "medical"),
    }


def test_a_ladder_without_a_list_of_its_own_goes_by_the_common_one() -> None:
    assert graded("grades: [low, high]\nposts: {a: {grade: high, ladder: fire}}") == {"a": (2, "fire")}


def test_the_same_grade_has_the_same_band_whether_or_not_it_has_a_height() -> None:
    band = read("posts: {a: {grade: G5}, b: {grade: G6}, c: {grade: G5}, d: }").columns.actors.band
    assert band[0] == band[2]
    assert len({*band.tolist()}) == 3
    assert band[3] == -1


def test_a_number_beyond_all_others_is_read() -> None:
    assert graded(f"posts: {{a: {{grade: {10**400}}}, b: {{grade: {10**15}}}}}")["a"] == (1e15, None)


@pytest.mark.parametrize(
    ("grades", "post"),
    [
        ("[G1, G12]", "{grade: G13}"),
        ("[1, 2]", "{grade: 3}"),
        ("{a: [G1], b: [G12]}", "{grade: G13}"),
        ("{a: [G1], b: [G12]}", "{grade: G12, ladder: a}"),
    ],
)
def test_a_grade_that_no_ladder_has_is_a_fault(grades: str, post: str) -> None:
    ((place, message, _),) = faults(f"grades: {grades}\nposts: {{p: {post}}}")
    assert place == "posts/p/grade"
    assert message.startswith("there is no grade ")


def test_the_grade_that_was_meant_is_proposed() -> None:
    ((_, _, hint),) = faults("grades: [G1, consultant]\nposts: {p: {grade: consultent}}")
    assert hint == 'did you mean "consultant"?'
