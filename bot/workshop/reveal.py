"""When a cloud may be shown, so that no single picture shows one person's words."""

MINIMUM_FLOOR = 3
PEOPLE_PER_UPDATE = 3


def may_show(answered: int, shown: int | None, *, minimum: int, closed: bool) -> bool:
    """Whether a picture of `answered` people's words may follow one of `shown` people (None: none).

    A first picture needs the minimum; a later one needs three more people, or three fewer, or that
    the value has closed. People who passed don't count: they put nothing into the picture.
    """
    if answered < max(minimum, MINIMUM_FLOOR):
        return False
    return closed or shown is None or abs(answered - shown) >= PEOPLE_PER_UPDATE
