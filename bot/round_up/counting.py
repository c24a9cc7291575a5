"""How many people spoke of something."""

from collections import Counter
from collections.abc import Sequence

from bot.round_up.candidates import Candidate, ReadAnswer
from bot.round_up.said import Said


class ByVoices:
    """Counts people by their voices, nobody twice. Where voices are not known any more, as in
    several sessions together, another kind knows the counts from elsewhere."""

    def everybody(self, said: Sequence[Said]) -> int:
        """How many people gave those of these answers that are not held back."""
        return len({answer.voice for answer in said if answer.is_counted})

    def people(self, candidate: Candidate, answers: Sequence[ReadAnswer]) -> Counter[int]:
        """How many people spoke of a possible theme, by the number of the value."""
        return Counter(value for value, _ in candidate.voices(answers))


BY_VOICES = ByVoices()
