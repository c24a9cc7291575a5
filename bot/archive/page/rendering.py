"""How pages are filled in: everything is escaped, and a name that does not exist is an error."""

from base64 import b64encode
from collections.abc import Sequence

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from bot.archive.bilingual import (
    BETWEEN,
    Tongues,
    are_side_by_side,
    is_in_several,
    lines_of,
    plain,
)
from bot.archive.encoding import encoded, printable
from bot.archive.lettering import KEYCAP, OF_KEYCAPS, EmbeddedFont, fonts_for

END_OF_STYLE = "</style>"
KEYCAPS = "Gair Keycaps"
# Half a page of A4.
SHORT, SHORT_LINES = 900, 12


def environment_of(*packages: str) -> Environment:
    """An environment with the templates of packages: of several of one name, the first's."""
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(package, "") for package in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["data_uri"] = _data_uri
    environment.filters["plain"] = _plain
    environment.globals.update(whole=_whole, are_short=_are_short)
    return environment


def lettered(html: str, fonts: Sequence[EmbeddedFont] | None = None) -> bytes:
    """A page with the fonts that it needs in its style sheet; they are looked for unless they are
    known."""
    found = fonts_for(html) if fonts is None else fonts
    rules = "".join(map(_face, found))
    return encoded(html.replace(END_OF_STYLE, f"{rules}{END_OF_STYLE}", 1))


def _face(font: EmbeddedFont) -> str:
    """One face for all weights: that which is there is bold already. It is for no other characters,
    so that it may stand before the machine's own fonts: behind them, Chromium prints boxes."""
    rules = _rule(font.family, font.characters, font.content)
    if KEYCAP in font.characters:
        # Its digits stand behind the machine's own fonts: they are for keycaps alone.
        rules += _rule(KEYCAPS, OF_KEYCAPS + font.characters, font.content)
    return rules


def _rule(family: str, characters: str, content: bytes) -> str:
    codes = ", ".join(f"U+{ord(character):X}" for character in characters)
    return (
        f"@font-face {{ font-family: '{family}'; font-weight: 1 1000; unicode-range: {codes}; "
        f"src: url(data:font/ttf;base64,{b64encode(content).decode()}); }}\n"
    )


def _whole(text: str) -> Markup:
    """The attribute of a text that is kept on one page of paper."""
    return Markup(' class="whole"') if _are_short([text]) else Markup()


def _are_short(texts: Sequence[str]) -> bool:
    """Whether texts are short enough to stand on one page of paper together, whatever is on it:
    what is longer may be broken."""
    lines = sum(text.count("\n") + 1 for text in texts)
    return sum(map(len, texts)) <= SHORT and lines <= SHORT_LINES


def _printable(value: object) -> object:
    is_plain = isinstance(value, str) and not isinstance(value, Markup)
    return _in_its_languages(str(value)) if is_plain else value


def _in_its_languages(text: str) -> str:
    """The text, with a mark of the language on what is said in several."""
    if not is_in_several(text):
        return printable(text)
    return Markup("\n").join(map(_line, lines_of(text)))


def _line(tongues: Tongues) -> Markup:
    if len(tongues) == 1:
        return escape(printable(tongues[0][1]))
    look = "side-by-side" if are_side_by_side(tongues) else "one-below-the-other"
    between = Markup('<span class="between-languages">{}</span>').format(BETWEEN)
    return between.join(
        Markup('<span class="{}" lang="{}">{}</span>').format(look, language, printable(words))
        for language, words in tongues
    )


def _plain(text: str) -> str:
    return printable(plain(text))


def _data_uri(picture: bytes) -> str:
    return f"data:image/png;base64,{b64encode(picture).decode()}"
