"""The live cloud beside stock wordcloud: how still it stands, how full and how fast it is.

People respond with words some of which are common; a picture follows every few responses. Stock is
`WordCloud.generate_from_frequencies` with the same counts, size of picture and font, saved as PNG.
"""

import asyncio
import statistics
import sys
import time
from dataclasses import dataclass, field
from io import BytesIO
from itertools import combinations, pairwise

from PIL import ImageFont
from wordcloud import WordCloud

from benchmarks.clouds import d3_cloud, sharpness
from benchmarks.clouds.memory import peak_of_a_worker
from benchmarks.clouds.moving import Spots, shifts
from benchmarks.table import Row
from bot.word_cloud import LIGHT, Layout, draw
from bot.word_cloud.arrangement import Arrangement
from bot.word_cloud.composing import compose
from bot.word_cloud.next_picture import arrange
from bot.word_cloud.typeface import LETTERS
from bot.workshop.word_count import WordCount
from tests.word_cloud.crowd import growing, ink_boxes, overlapping_pixels

SEEDS = range(6)
STOCK_SEEDS = range(1)
STILL = 0.01
CROWDS = {60: (12, 45), 300: (20, 120), 1000: (20, 243)}
FRAME_MS = {60: 35, 300: 60, 1000: 90}
TIMES_FASTER = {60: 4, 300: 6, 1000: 8}

Counts = list[WordCount]


@dataclass(kw_only=True)
class Measured:
    """What was seen on several growing clouds of one size."""

    shifts: list[float] = field(default_factory=list)
    colours_kept: list[bool] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)
    last: list[Arrangement] = field(default_factory=list)
    uneven_ties: int = 0

    @property
    def mean_shift(self) -> float:
        return 100 * statistics.fmean(self.shifts)

    @property
    def still(self) -> float:
        return 100 * statistics.fmean(shift <= STILL for shift in self.shifts)

    @property
    def frame(self) -> float:
        return statistics.median(self.milliseconds)


def rows() -> list[Row]:
    """All numbers, those of stock from the same run."""
    live = {people: _live(people) for people in CROWDS}
    stock = {people: _stock(people) for people in CROWDS}
    found = [row for people in (60, 300) for row in _stability(people, live, stock)]
    found += [row for people in CROWDS for row in _speed(people, live, stock)]
    return found + _beside_d3_cloud() + _looks(live) + sharpness.rows() + [_memory()]


def _live(people: int) -> Measured:
    measured = Measured()
    for seed in SEEDS:
        layout, seen = Layout.empty(), dict[str, int]()
        for words in _pictures(people, seed):
            began = time.process_time()
            after = draw(words, layout).layout
            measured.milliseconds.append(1000 * (time.process_time() - began))
            shared = layout.places.keys() & after.places.keys()
            before = {key: layout.places[key].spot for key in shared}
            measured.shifts += shifts(before, {key: after.places[key].spot for key in shared})
            last, layout = arrange(words, layout, LIGHT), after
            colours = {one.word: one.colour for one in last.placed}
            measured.colours_kept += [
                colour == colours[word] for word, colour in seen.items() if word in colours
            ]
            seen |= colours
            measured.uneven_ties += _uneven_ties([(p.people, p.size) for p in last.placed])
        measured.last.append(last)
    return measured


def _stock(people: int) -> Measured:
    """Stock wordcloud; of the largest crowd only the last pictures, which take seconds."""
    measured = Measured()
    for seed in STOCK_SEEDS:
        frames = []
        for words in _pictures(people, seed)[-12:]:
            began = time.process_time()
            cloud = _stock_cloud(words)
            cloud.to_image().save(BytesIO(), "PNG")
            measured.milliseconds.append(1000 * (time.process_time() - began))
            frames.append(_stock_spots(cloud))
            measured.uneven_ties += _uneven_ties([(e[0][1], e[1]) for e in cloud.layout_])
        for before, after in pairwise(frames):
            measured.shifts += shifts(before, after)
    return measured


def _stock_cloud(words: Counts) -> WordCloud:
    cloud = WordCloud(
        width=LIGHT.width,
        height=LIGHT.height,
        font_path=str(LETTERS),
        background_color="white",
        random_state=1,
        max_words=300,
    )
    return cloud.generate_from_frequencies({word.word: word.people for word in words})


def _stock_spots(cloud: WordCloud) -> Spots:
    spots = {}
    for (word, _), size, (top, left), turned, _ in cloud.layout_:
        box = ImageFont.truetype(LETTERS, size).getbbox(word)
        half = (box[2] - box[0]) / 2, (box[3] - box[1]) / 2
        aside, below = (half[1], half[0]) if turned else half
        spots[word] = left + aside, top + below
    return spots


def _pictures(people: int, seed: int) -> list[Counts]:
    pictures, distinct = CROWDS[people]
    return growing(people, pictures, seed, distinct)


def _uneven_ties(sizes: list[tuple[int, float]]) -> int:
    """Pairs of words that as many people said, with sizes more than 5 % apart."""
    return sum(
        one[0] == other[0] and abs(one[1] - other[1]) > 0.05 * max(one[1], other[1])
        for one, other in combinations(sizes, 2)
    )


def _fill(arrangement: Arrangement) -> float:
    """The share of the picture, in percent, that the boxes of its words take."""
    boxes = ink_boxes(arrangement)
    area = sum((right - left) * (bottom - top) for left, top, right, bottom in boxes)
    return 100 * area / (LIGHT.width * LIGHT.height)


def _stability(people: int, live: dict[int, Measured], stock: dict[int, Measured]) -> list[Row]:
    mine, theirs = live[people], stock[people]
    moved = Row(
        what=f"mean shift, {people} responses",
        measured=mine.mean_shift,
        unit="% of diagonal",
        reach=1.5,
        baseline=theirs.mean_shift,
    )
    still = Row(
        what=f"words that stay, {people} responses",
        measured=mine.still,
        unit="%",
        reach=90,
        at_most=False,
        baseline=theirs.still,
    )
    colours = Row(
        what=f"colours kept, {people} responses",
        measured=100 * statistics.fmean(mine.colours_kept),
        unit="%",
        reach=100,
        at_most=False,
    )
    ties = Row(
        what=f"ties > 5 % apart, {people} responses",
        measured=mine.uneven_ties,
        unit="pairs",
        reach=0,
        baseline=theirs.uneven_ties,
        note=f"{len(SEEDS)} runs, stock {len(STOCK_SEEDS)}",
    )
    return [moved, still, colours, ties]


def _speed(people: int, live: dict[int, Measured], stock: dict[int, Measured]) -> list[Row]:
    mine, theirs = live[people].frame, stock[people].frame
    frame = Row(
        what=f"whole frame, {people:,} responses",
        measured=mine,
        unit="ms",
        reach=FRAME_MS[people],
        baseline=theirs,
        note="median of processor time; layout, drawing, encoding",
    )
    faster = Row(
        what=f"faster than stock, {people:,} responses",
        measured=theirs / mine,
        unit="times",
        reach=TIMES_FASTER[people],
        at_most=False,
    )
    return [frame, faster]


def _beside_d3_cloud() -> list[Row]:
    try:
        return d3_cloud.rows({people: _pictures(people, 0) for people in (60, 300)})
    except d3_cloud.LeftOut as error:
        sys.stdout.write(f"{error}\n")
        return []


def _looks(live: dict[int, Measured]) -> list[Row]:
    last = [arrangement for measured in live.values() for arrangement in measured.last]
    final = [compose(_pictures(people, 0)[-1], LIGHT) for people in CROWDS]
    live_fill = statistics.fmean(map(_fill, last))
    final_fill = statistics.fmean(map(_fill, final))
    overlap = sum(map(overlapping_pixels, [*last[:: len(SEEDS)], *final]))
    least = min(placed.size for one in [*last, *final] for placed in one.placed)
    border = min(_border(arrangement) for arrangement in [*last, *final])
    return [
        Row(what="fill, live", measured=live_fill, unit="%", reach=50, at_most=False),
        Row(what="fill, final", measured=final_fill, unit="%", reach=65, at_most=False),
        Row(what="inked twice", measured=overlap, unit="pixels", reach=0),
        Row(what="smallest word", measured=least, unit="px", reach=26, at_most=False),
        Row(what="smallest border", measured=border, unit="%", reach=1.9, at_most=False),
    ]


def _border(arrangement: Arrangement) -> float:
    boxes = ink_boxes(arrangement)
    aside = min(min(left, LIGHT.width - right) for left, _, right, _ in boxes) / LIGHT.width
    above = min(min(top, LIGHT.height - bottom) for _, top, _, bottom in boxes) / LIGHT.height
    return 100 * min(aside, above)


def _memory() -> Row:
    peak = asyncio.run(peak_of_a_worker(_pictures(people, 0) for people in CROWDS))
    return Row(what="memory of a worker", measured=peak, unit="MB", reach=120, note="peak")
