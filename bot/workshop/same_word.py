"""When different words count as one, how many people said each, and what then is shown.

Spellings that share a key are one word. Of words that were said to the same value, regular plurals
and two ways of spelling are joined by rule (bot.workshop.word_forms); a facilitator joins others,
and parts what a rule joined. Nothing depends on the order in which anything was said.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from bot.workshop.edges import without_edges
from bot.workshop.response import shown, word_key
from bot.workshop.word_count import MergedBy, MergedWords, WordCount
from bot.workshop.word_forms import in_one_spelling, means_the_same_in_plural, plurals

Kin = tuple[str, ...]
Groups = dict[str, set[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a facilitator has said of two words, by their keys: they are one, or are not. If one of
    them has to leave others to be apart, it is `other`."""

    one: str
    other: str
    together: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """All that share a key: who said it, and its spellings, the commonest first."""

    key: str
    voices: frozenset[int]
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What counts as one word: its forms, the one that is shown first. `by_rule` are the keys of
    those that would be one with it if no facilitator had said so."""

    forms: tuple[Form, ...]
    by_rule: frozenset[str]

    @property
    def text(self) -> str:
        """As it is shown."""
        return self.forms[0].spellings[0]

    @property
    def people(self) -> int:
        """How many said any of its forms; who said two counts once."""
        return len(frozenset[int]().union(*(form.voices for form in self.forms)))

    def is_by_rule(self, form: Form) -> bool:
        """Whether one of its forms needs no facilitator to be one with what is shown."""
        return form is self.forms[0] or form.key in self.by_rule


def count_people(
    said: Iterable[tuple[int, str]], decisions: Collection[Decision] = ()
) -> tuple[WordCount, ...]:
    """How many people said each word, from pairs of voice (whoever said it) and cleaned text.

    In falling order of people, then alphabetical.
    """
    return in_counts(words_of(said, decisions))


def in_counts(words: Iterable[Word]) -> tuple[WordCount, ...]:
    """Only what is shown of words."""
    return tuple(WordCount(word=word.text, people=word.people) for word in words)


def words_of(
    said: Iterable[tuple[int, str]], decisions: Collection[Decision] = ()
) -> tuple[Word, ...]:
    """The words that people said, with all forms of each.

    The form that most people said is shown, of several the one that a facilitator put others to,
    then the shortest; in the spelling that most used, then in that with fewest capitals and least
    punctuation around it.
    """
    forms = {form.key: form for form in _forms(said)}
    spellings = {key: form.spellings for key, form in forms.items()}
    yielding = {one.other for one in decisions if one.together}
    by_rule = kin_by_rule(spellings)
    rules = {key: frozenset(kin) for kin in by_rule for key in kin}
    words = []
    for keys in join(spellings.keys(), by_rule, decisions):
        ranked = sorted(
            (forms[key] for key in keys),
            key=lambda form: (-len(form.voices), form.key in yielding, len(form.key), form.key),
        )
        shown = ranked[0].key
        words.append(Word(forms=tuple(ranked), by_rule=rules.get(shown, frozenset())))
    return tuple(sorted(words, key=lambda word: (-word.people, word.text.casefold(), word.text)))


def merged_in(words: Iterable[Word]) -> tuple[MergedWords, ...]:
    """What was said in other words than those that are shown, and who counted it with these.

    What differs in case and outer punctuation alone is no other word.
    """
    found = []
    for word in words:
        for by in MergedBy:
            forms = [form for form in word.forms if word.is_by_rule(form) is (by is MergedBy.RULE)]
            others = told_apart(word.text, (text for form in forms for text in form.spellings))
            if others:
                found.append(MergedWords(word=word.text, others=others, by=by))
    return tuple(sorted(found, key=lambda one: (one.word.casefold(), one.word, one.by)))


def told_apart(shown: str, spellings: Iterable[str]) -> tuple[str, ...]:
    """The first of those spellings that differ in more than case and outer punctuation, from each
    other and from what is shown, in alphabetical order."""
    known = {_plain(shown): shown}
    for text in spellings:
        known.setdefault(_plain(text), text)
    return tuple(sorted(text for text in known.values() if text != shown))


def join(
    keys: Collection[str], by_rule: Collection[Kin], decisions: Collection[Decision] = ()
) -> tuple[Kin, ...]:
    """Keys in groups that count as one word, those that are alone among them. Decisions about words
    that nobody said mean nothing."""
    valid = [one for one in decisions if {one.one, one.other} <= {*keys}]
    apart = {frozenset((one.one, one.other)) for one in valid if not one.together}
    leaving = {one.other for one in valid if not one.together}
    links = {(False, min(pair), max(pair)) for pair in _put_together(valid)}
    links |= {(True, min(pair), max(pair)) for kin in by_rule for pair in _links(kin, leaving)}
    groups: Groups = {key: {key} for key in keys}
    # Whoever is to leave comes last, so that it goes alone and the others stay together.
    for _, one, other in sorted(links, key=lambda link: (bool(leaving & {*link[1:]}), link)):
        _unite(groups, one, other, apart)
    return tuple(sorted({tuple(sorted(group)) for group in groups.values()}))


def kin_by_rule(spellings: Mapping[str, Collection[str]]) -> tuple[Kin, ...]:
    """The keys of words that a rule makes one, two or more each; by key the spellings of each word.

    What may be the plural of two words that were both said belongs to neither.
    """
    keys_of: defaultdict[str, set[str]] = defaultdict(set)
    for key, texts in spellings.items():
        for text in texts:
            keys_of[in_one_spelling(text, key)].add(key)
    groups: Groups = {key: {key} for key in spellings}
    for first, *others in map(sorted, keys_of.values()):
        for other in others:
            _unite(groups, first, other)
    for plural, base in _plurals_said(keys_of, spellings):
        _unite(groups, min(keys_of[plural]), min(keys_of[base]))
    return tuple(sorted({tuple(sorted(group)) for group in groups.values() if len(group) > 1}))


def _plurals_said(
    keys_of: Mapping[str, Collection[str]], spellings: Mapping[str, Collection[str]]
) -> Iterator[tuple[str, str]]:
    bases: defaultdict[str, list[str]] = defaultdict(list)
    for base, keys in keys_of.items():
        for plural in plurals(base):
            texts = [text for key in keys for text in spellings[key]]
            if plural in keys_of and all(map(means_the_same_in_plural, texts)):
                bases[plural].append(base)
    return ((plural, found[0]) for plural, found in bases.items() if len(found) == 1)


def _links(kin: Kin, leaving: Collection[str]) -> Iterator[tuple[str, str]]:
    """Enough links to join all; whoever may leave is linked to each, so that others never depend
    on it."""
    staying = [key for key in kin if key not in leaving]
    yield from pairwise(staying)
    for key in set(kin) & set(leaving):
        yield from ((key, other) for other in kin if other != key)


def _put_together(decisions: Iterable[Decision]) -> Iterator[tuple[str, str]]:
    return ((one.one, one.other) for one in decisions if one.together)


def _unite(
    groups: Groups, one: str, other: str, apart: Collection[frozenset[str]] = frozenset()
) -> None:
    """Make two groups one, unless words in them are to stay apart."""
    first, second = groups[one], groups[other]
    if first is second:
        return
    if any(len(pair & first) == 1 and len(pair & second) == 1 for pair in apart):
        return
    first |= second
    groups.update((key, first) for key in second)


def _forms(said: Iterable[tuple[int, str]]) -> Iterator[Form]:
    used: defaultdict[str, set[tuple[int, str]]] = defaultdict(set)
    for voice, text in said:
        used[word_key(text)].add((voice, shown(text)))
    for key, pairs in used.items():
        people = Counter(text for _, text in pairs)
        voices = frozenset(voice for voice, _ in pairs)
        yield Form(key=key, voices=voices, spellings=commonest_first(people))


def commonest_first(people: Mapping[str, int]) -> tuple[str, ...]:
    """Spellings by how many people used each; of equals the plainest comes first."""

    def rank(text: str) -> tuple[int, int, int, str]:
        capitals = sum(character.isupper() for character in text)
        return -people[text], capitals, len(text) - len(without_edges(text)), text

    return tuple(sorted(people, key=rank))


def _plain(text: str) -> str:
    return without_edges(text.casefold()) or text
