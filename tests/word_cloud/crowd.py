"""People who say words, and what is measured on pictures of these."""

import random
from collections import Counter

import numpy as np
from PIL import Image

from bot.word_cloud.arrangement import Arrangement
from bot.word_cloud.lettering import paint
from bot.word_cloud.style import LIGHT, Style
from bot.workshop.word_count import WordCount

SAID = """support, trust, empathy, connection, kindness, love, care, compassion, human, boundaries,
listening, safety, respect, being heard, person-centred, hope, relationships, time, honesty,
community, peer support, lived experience, warmth, understanding, non-judgemental, genuine care,
patience, belonging, stability, choice, freedom, housing first, home, overwhelmed, burnout, stress,
not enough staff, resources, exhausted, waiting lists, power sharing, equality, co-production,
voice, being listened to, hierarchy, storytelling, healing, recovery, journey, shame, stigma,
barriers, the system, bureaucracy, tick box, KPIs, red tape, funding, revolving door,
no quick fix, safe space, trauma informed, reflective practice, supervision, learning together,
culture change, leadership, what matters to you, cup of tea, just be human, messy, cefnogaeth,
ymddiriedaeth, gobaith, cariad, gwrando, tŷ diogel, caredigrwydd, amser, diolch"""


def count(**people: int) -> list[WordCount]:
    """Word counts from keyword arguments."""
    return [WordCount(word=word, people=number) for word, number in people.items()]


def growing(responses: int, pictures: int, seed: int, distinct: int = 45) -> list[list[WordCount]]:
    """The counts at each picture while so many responses come in, common words oftener."""
    chance = random.Random(seed)
    words = " ".join(SAID.split()).split(", ")
    words += [f"more {word}" for word in words] + [f"{word} now" for word in words]
    chance.shuffle(words)
    weights = [1 / (place + 1) ** 0.95 for place in range(distinct)]
    said = chance.choices(words[:distinct], weights, k=responses)
    return [
        [
            WordCount(word=word, people=people)
            for word, people in Counter(said[: responses * number // pictures]).most_common()
        ]
        for number in range(1, pictures + 1)
    ]


def ink_boxes(arrangement: Arrangement) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of each word's ink, in pixels."""
    return [
        (
            placed.x - placed.lettering.width * placed.size / 2,
            placed.y - placed.lettering.height * placed.size / 2,
            placed.x + placed.lettering.width * placed.size / 2,
            placed.y + placed.lettering.height * placed.size / 2,
        )
        for placed in arrangement.placed
    ]


def overlapping_pixels(arrangement: Arrangement, style: Style = LIGHT) -> int:
    """How many pixels are inked by more than one word."""
    inked = np.zeros((style.height, style.width), np.uint8)
    for placed, (left, top, _, _) in zip(arrangement.placed, ink_boxes(arrangement), strict=True):
        page = Image.new("L", (style.width, style.height))
        origin = (
            left - placed.lettering.left * placed.size,
            top - placed.lettering.top * placed.size,
        )
        paint(page, placed.lettering, origin, size=placed.size, colour=255)
        inked += np.asarray(page) > 64
    return int((inked > 1).sum())
