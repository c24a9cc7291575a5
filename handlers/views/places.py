"""Which value it is, as people read it: its place among those that are run."""

from bot.workshop.session import Session


def places(session: Session, value: int) -> dict[str, int]:
    """The place of a value in the order, from 1, and how many there are."""
    course = session.course
    return {"number": course.place_of(value) + 1, "count": len(course.order)}
