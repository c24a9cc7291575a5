"""The bot's sentences: each is there in every language, is used, and is filled in as it asks."""

import ast
import re
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType

import pytest

from bot.commands.checking_texts import (
    compare,
    misshapen,
    missing,
    placeholders,
    required_keys,
    text_problems,
)
from bot.texts import Texts, languages, load, written_in

ROOT = Path(__file__).parent.parent
KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
# Templates of pages name sentences as say("key"), and keys beside one another.
IN_TEMPLATES = re.compile(r"""["']([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+)["']""")
TEMPLATES = sorted((ROOT / "bot" / "pages" / "templates").glob("*.html"))
SOURCES = [path for folder in ("bot", "handlers") for path in sorted((ROOT / folder).rglob("*.py"))]


def strings():
    """Every piece of text in the program; of f"error.{name}", the piece in front. Python has the
    program compiled already, and with it all of them."""
    loaders = (SourceFileLoader(path.stem, str(path)) for path in SOURCES)
    constants = (loader.get_code(loader.name).co_consts for loader in loaders)
    named = (IN_TEMPLATES.findall(path.read_text(encoding="utf-8")) for path in TEMPLATES)
    return set(_texts_in(constants)).union(*named)


def _texts_in(constants):
    """Those among constants, and inside of them: in tuples, sets, and what functions have."""
    for constant in constants:
        if isinstance(constant, str):
            yield constant
        elif isinstance(constant, CodeType):
            yield from _texts_in(constant.co_consts)
        elif isinstance(constant, tuple | frozenset):
            yield from _texts_in(constant)


def calls():
    """Every texts("key", name=…) in the program: key and names; None where ** hides the names."""
    texts = (path.read_text(encoding="utf-8") for path in SOURCES)
    trees = (ast.parse(text) for text in texts if "texts(" in text)
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Call) and len(node.args) == 1 and _is_texts(node.func):
            names = {keyword.arg for keyword in node.keywords}
            for key in _possible_keys(node.args[0]):
                yield key, None if None in names else names


def _is_texts(function):
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name == "texts"


def _possible_keys(node):
    """The keys that an argument may be: one, or one of two, or any where a name is in it."""
    if isinstance(node, ast.IfExp):
        return [*_possible_keys(node.body), *_possible_keys(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) else []


def test_nothing_is_wrong_with_the_texts():
    assert text_problems() == []


@pytest.mark.parametrize("language", languages()[1:])
def test_every_language_says_all_that_english_says(language):
    assert compare(written_in("en"), written_in(language)) == []


MADE_FROM_NAMES = {"error", "move", "plan_wrong", "slip", "stage"}


def test_no_error_move_stage_or_fault_has_a_sentence_without_being_one():
    named = {key for key in load("en").sentences if key.split(".")[0] in MADE_FROM_NAMES}

    assert named == required_keys()


def test_no_sentence_is_left_over():
    used = strings()
    prefixes = tuple(text for text in used if re.fullmatch(r"[a-z_.]+\.", text))

    unused = [
        key for key in load("en").sentences if key not in used and not key.startswith(prefixes)
    ]

    assert unused == []


def test_every_sentence_that_is_asked_for_exists_and_is_given_what_it_asks_for():
    sentences = load("en").sentences

    wrong = [
        (key, names)
        for key, names in calls()
        if key not in sentences or not (names is None or placeholders(sentences[key]) <= names)
    ]

    assert wrong == []


def test_every_sentence_that_a_template_names_exists():
    files = re.compile(r"\.(html|css|js)$")
    named = {key for path in TEMPLATES for key in IN_TEMPLATES.findall(path.read_text("utf-8"))}

    assert {key for key in named if not files.search(key)} - load("en").sentences.keys() == set()


def test_keys_are_plain_words():
    assert [key for key in load("en").sentences if not KEY.fullmatch(key)] == []


@pytest.mark.parametrize("language", languages())
def test_every_language_can_be_loaded(language):
    assert load(language).language == language


def test_a_language_that_we_do_not_speak():
    with pytest.raises(KeyError, match="xx"):
        load("xx")


def test_a_sentence_is_filled_in():
    texts = Texts("en", {"a.b": "Responses: {count}"})

    assert texts("a.b", count=3) == "Responses: 3"


def test_braces_in_what_people_write_stay_braces():
    texts = Texts("en", {"a.b": "You said {word}"})

    assert texts("a.b", word="{count}") == "You said {count}"


def test_languages_that_agree():
    assert compare({"a": "Hi {name}", "b": "Yes"}, {"b": "Ie", "a": "{name}, helo"}) == []


def test_languages_that_differ():
    english = {"a": "Hi {name}", "b": "Yes", "c": "{x} and {y}", "d": "None"}

    assert compare(english, {"a": "Helo", "b": "Ie {x}", "c": "{y} a {x}", "d": "Dim"}) == [
        "a should fill in name, fills in nothing",
        "b should fill in nothing, fills in x",
    ]
    assert compare(english, {"a": "Helo {name}", "e": "Eto", "c": "{x"}) == [
        "b is missing",
        "d is missing",
        "e is in no other language",
        "c can't be filled in: expected '}' before end of string",
    ]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [("", set()), ("{a} {b} {a}", {"a", "b"}), ("{{not}} {one}", {"one"})],
)
def test_what_a_sentence_fills_in(sentence, names):
    assert placeholders(sentence) == names


@pytest.mark.parametrize(
    "sentence", ["{}", "{0}", "{a.b}", "{a[0]}", "{a!r}", "{a:>5}", "{a b}", "{", "}", "{a"]
)
def test_what_a_sentence_may_not_fill_in(sentence):
    with pytest.raises(ValueError, match=r"brace|'\}'|'\{'|field name"):
        placeholders(sentence)


def test_sentences_that_cannot_be_said():
    assert misshapen({"a": " ", "b": "{}", "c": "fine"}) == [
        "a is empty",
        "b can't be filled in: {} should be a plain name in braces",
    ]


def test_what_the_code_names_must_have_a_sentence():
    everything = dict.fromkeys(required_keys(), "…")
    del everything["move.begin"]

    assert missing(everything) == ["move.begin"]
    assert {key.split(".")[0] for key in required_keys()} == MADE_FROM_NAMES
