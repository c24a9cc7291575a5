"""From a comparison to its archive."""

from bot.archive.bilingual import spoken
from bot.archive.compared.page import page_of
from bot.archive.compared.table import table_of
from bot.archive.compared.told import Pictures
from bot.archive.packing import pack
from bot.archive.planned import comparison_in
from bot.archive.sentences import Sentences
from bot.workshop.comparison import Comparison


def build_comparison(comparison: Comparison, clouds: Pictures, texts: Sentences) -> bytes:
    """The comparison as a ZIP; the same comparison and clouds give the same bytes."""
    # Loaded here: it is only needed in the worker, and the bot should not wait for it to start.
    from bot.archive.compared.document import document_of  # noqa: PLC0415

    texts = spoken(texts)
    comparison = comparison_in(comparison, texts)
    return pack(
        {
            "comparison.html": page_of(comparison, clouds, texts),
            "comparison.docx": document_of(comparison, clouds, texts),
            "comparison.csv": table_of(comparison, texts),
            **{
                f"clouds/{number:02}-{group}.png": picture
                for (number, group), picture in sorted(clouds.items())
            },
        }
    )
