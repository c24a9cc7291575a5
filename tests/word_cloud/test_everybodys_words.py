"""Any script, any emoji, any nonsense: drawn or listed, never a box, never an error."""

from io import BytesIO
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, features

from bot.word_cloud import Layout, NothingToDraw, check, checking, draw, draw_final
from bot.word_cloud.lettering import letter
from bot.word_cloud.typeface import emoji_picture
from bot.workshop.response import clean
from bot.workshop.word_count import WordCount
from tests.some_of import some_of
from tests.word_cloud.crowd import count

WALES = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"
SCRIPTS = {
    "Welsh": "tŷ, gŵr, ẁ, ỳ",
    "Cyrillic": "підтримка",
    "Greek": "εμπιστοσύνη",
    "Arabic": "دعم",
    "Persian": "می\u200cخواهم",
    "Sorani": "ڕێز",
    "Pashto": "ملاتړ",
    "Urdu": "سہارا",
    "Ethiopic": "ፍቕሪ",
    "Devanagari": "विश्वास",
    "Tamil": "நம்பிக்கை",
    "Chinese": "信任和连接",
    "Bengali": "বিশ্বাস",
    "Punjabi": "ਵਿਸ਼ਵਾਸ",
    "Hebrew": "אמון",
    "Thai": "ความเชื่อใจ",
    "Georgian": "ნდობა",
    "Armenian": "վստահություն",
    "Vietnamese": "sự tin tưởng",
    "mixed": "NHS دعم 24/7 (أمان)",
    "Malayalam": "സ്നേഹം",
    "Gujarati": "વિશ્વાસ",
    "Telugu": "నమ్మకం",
    "Kannada": "ವಿಶ್ವಾಸ",
    "Odia": "ବିଶ୍ୱାସ",
    "Sinhala": "ක්\u200dෂමාව",
    "Tibetan": "བྱམས་པ་",
    "Meitei": "ꯅꯨꯡꯁꯤꯕ",
    "Santali": "ᱵᱷᱟᱹᱵᱽ",
    "Nepal Bhasa": "𑐩𑐟𑐶𑐣𑐵",
    "Chakma": "𑄇𑄮𑄌𑄴",
    "Khmer": "ក្តីស្រឡាញ់",
    "Burmese": "ယုံကြည်မှု",
    "Shan": "ႁၵ်ႉ",
    "Lao": "ຄວາມໄວ້ວາງໃຈ",
    "Javanese": "ꦠꦿꦺꦱ꧀ꦤ",
    "Balinese": "ᬢᬺᬱ᭄ᬡ",
    "Cham": "ꨀꨣꩀ",
    "Mongolian": "ᠬᠠᠢᠷ",
    "Yi": "ꉌꂿ",
    "Korean": "사랑과 신뢰",
    "Korean, in pieces": "사랑",
    "Korean, sounds": "ㅋㅋㅋ",
    "traditional Chinese": "關懷與聆聽",
    "Cantonese": "唔該晒",
    "Japanese": "思いやり、気づき",
    "Thaana": "ލޯބި",
    "Syriac": "ܚܘܒܐ",
    "N'Ko": "ߞߊߣߌ",
    "Fula": "𞤔𞤮𞤣𞤣𞤵",
    "Rohingya": "𐴀𐴞𐴕𐴐𐴝",
    "Tamazight": "ⵜⴰⵢⵔⵉ",
    "Cherokee": "ᎠᏓᎨᏳᏗ",
    "Inuktitut": "ᐱᐅᔪᖅ",
    "Mtavruli": "ᲜᲓᲝᲑᲐ",
    "three fonts": "NHS 信任 സ്നേഹം",
    "signs": "★ → ✓ ♡ ∑ ½",
    "subscripts": "CO₂ H₂O",
}
CONJUNCTS = {
    "Malayalam": "ക്ഷമ",
    "Gujarati": "ક્ષમા",
    "Telugu": "క్షమ",
    "Kannada": "ಕ್ಷಮೆ",
    "Odia": "କ୍ଷମା",
    "Bengali": "ক্ষমা",
    "Devanagari": "क्षमा",
    "Tamil": "க்ஷமை",
}
PLAIN = {
    "𝖏𝖚𝖆𝖓": "juan",
    "ⓗⓞⓟⓔ": "hope",
    "𝐡𝐨𝐩𝐞": "hope",
    "🅗🅞🅟🅔": "HOPE",
    "kind 𝓂𝑒": "kind me",
}
EMOJI = {
    "heart": "❤\ufe0f",
    "heart without style": "❤",
    "dragon": WALES,
    "Ukraine": "🇺🇦",
    "family": "👨\u200d👩\u200d👧",
    "skin tone": "👍🏽",
    "two women": "👩🏽\u200d🤝\u200d👩🏻",
    "keycap": "1\ufe0f\u20e3",
    "in a phrase": "diolch ❤\ufe0f fawr",
    "from right to left": "دعم ❤\ufe0f من",
    "one skin tone alone": "🏻",
    "two hands, two tones": "🫱🏽\u200d🫲🏻",
    "two people, two tones": "🧑🏿\u200d❤\ufe0f\u200d🧑🏽",
    "keycap without style": "#\u20e3",
    "Scotland": "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "Sark, Unicode 16": "🇨🇶",
    "a tired face, Unicode 16": "🫩",
    "a fingerprint, Unicode 16": "🫆",
    "a bare tree, Unicode 16": "🪾",
    "a root, Unicode 16": "🫜",
    "a face, Unicode 17": "🫪",
    "a pirate": "🏴\u200d☠\ufe0f",
    "what falls apart": "😀\u200d🦊",
}
NO_FLAG_OF = "\U0001f3f4\U000e0067\U000e0062\U000e007a\U000e007a\U000e007f"
NOBODYS = [
    "🇽🇽",
    NO_FLAG_OF,
    " ",
    " " * 20,
    "a\nb",
    "\U0002a6d6",
    "\U00012000",
    "trust \U00012000",
    "\U0001f9ff\u200d\U0002a6d6",
]
HOSTILE = [
    "a" * 60,
    "W" * 60,
    "😀" * 60,
    "x\u0301\u0302\u0303",
    "<script>alert(1)</script>",
    "{{7*7}} %s",
    "\U0001f1ec",
    "\U0001f3fd",
    "?",
    "' OR 1=1",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "ㅤ.",
]


def test_this_machine_draws_right():
    assert check() == []


def test_a_pillow_without_raqm_is_told(monkeypatch):
    monkeypatch.setattr(features, "check", lambda feature: feature != "raqm")

    assert [problem.split(",")[0] for problem in check()] == ["Pillow finds no raqm or no FriBiDi"]


def test_a_missing_font_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(checking, "FACES", (tmp_path / "letters.ttf",))

    assert check() == ["The font letters.ttf is missing: install the package again."]


@pytest.mark.parametrize("word", some_of(SCRIPTS.values(), 20), ids=SCRIPTS)
def test_scripts(word):
    assert draw([WordCount(word=word, people=1)], Layout.empty()).left_out == ()


@pytest.mark.parametrize("word", EMOJI.values(), ids=EMOJI)
def test_emoji(word):
    lettering = letter(word)

    assert lettering is not None
    assert sum(piece.is_emoji for piece in lettering.pieces) == 1


def test_letters_beside_an_emoji_follow_the_direction_of_reading():
    pieces = letter("دعم ❤\ufe0f من").pieces

    assert [piece.text.strip() for piece in pieces] == ["من", "❤\ufe0f", "دعم"]
    assert [piece.x for piece in pieces] == sorted(piece.x for piece in pieces)


@pytest.mark.parametrize("word", CONJUNCTS.values(), ids=CONJUNCTS)
def test_consonants_become_one(word):
    first, virama, second, *rest = word

    assert letter(word).width < letter("".join((first, virama, "\u200c", second, *rest))).width


def test_a_joiner_makes_conjuncts_where_a_script_asks_for_one():
    assert letter("ශ්\u200dරී").width < letter("ශ්රී").width


@pytest.mark.parametrize(("word", "plain"), PLAIN.items())
def test_fancy_letters_are_drawn_plain(word, plain):
    assert "".join(piece.text for piece in letter(word).pieces) == plain


def test_a_skin_tone_alone_is_seen_and_told_from_another():
    pictures = [emoji_picture(tone) for tone in "🏻🏿"]

    assert [picture.getchannel("A").getextrema()[1] for picture in pictures] == [255, 255]
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize("word", ["🫱🏽\u200d🫲🏻", "🫱🏿\u200d🫲🏿", "🫱\u200d🫲"])
def test_two_hands_are_one_handshake(word):
    assert emoji_picture(word) == emoji_picture("🤝")


def test_no_flag_is_drawn_for_another():
    flags = [emoji_picture(flag) for flag in (WALES, EMOJI["Scotland"], "🏴", "🇨🇶", "🇺🇦")]

    assert all(one != other for one, other in combinations(flags, 2))
    assert all(flag != emoji_picture("🇽🇽") for flag in flags)


def test_joined_scripts_are_joined():
    assert letter("بيت").width < letter("ب\u200cي\u200cت").width


@pytest.mark.parametrize("word", some_of(NOBODYS, 4))
def test_what_no_font_has_is_listed_and_the_rest_drawn(word):
    words = [WordCount(word=word, people=9), *count(trust=2)]

    picture = draw(words, Layout.empty())

    assert picture.left_out == (word,)
    assert picture.layout.places.keys() == {"trust"}
    assert draw_final(words).left_out == (word,)


def test_of_nothing_that_can_be_drawn_there_is_no_picture():
    words = [WordCount(word=word, people=1) for word in NOBODYS]

    with pytest.raises(NothingToDraw):
        draw(words, Layout.empty())
    with pytest.raises(NothingToDraw):
        draw_final(words)


@pytest.mark.parametrize("word", HOSTILE)
def test_one_persons_input_never_breaks_the_picture_of_the_others(word):
    words = [WordCount(word=word, people=5), *count(trust=2, time=1)]

    picture = draw(words, Layout.empty())

    assert set(picture.left_out) <= {word}
    assert {"trust", "time"} <= picture.layout.places.keys()


@pytest.mark.long
@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=70).map(clean).filter(bool), min_size=1, max_size=5, unique=True))
def test_any_cleaned_text_is_drawn_or_listed(texts):
    words = [WordCount(word=text, people=1) for text in texts]

    try:
        picture = draw(words, Layout.empty())
    except NothingToDraw:
        return

    assert len(picture.left_out) < len(texts)
    assert set(picture.left_out) <= set(texts)
    assert len(Image.open(BytesIO(picture.image)).getcolors()) > 1
