"""Pictures in a document: each stands in a line of text, and is told to who does not see it."""

from docx.oxml.shape import CT_Inline

from bot.archive.document.wordprocessing import Element, element
from bot.archive.encoding import printable

LONGEST_DESCRIPTION = 8000
# A word processor leaves a third of a centimetre free on a side of which nothing is said.
SIDES = ("distT", "distB", "distL", "distR")


def drawing_of(inline: CT_Inline, number: int, name: str, told: str) -> Element:
    """A picture with nothing free around it. Its number is no other's in the document; `told` says
    what is on it."""
    inline.docPr.set("id", str(number))
    inline.docPr.set("name", name)
    inline.docPr.set("descr", printable(told)[:LONGEST_DESCRIPTION])
    for side in SIDES:
        inline.set(side, "0")
    drawing = element("drawing")
    drawing.append(inline)
    return drawing
