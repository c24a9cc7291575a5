"""Which values a report tells of, and in which order: those that were run, as they were run."""

from bot.workshop.record import SessionRecord


def values_told(record: SessionRecord) -> list[int]:
    """The values of the plan that a report has, from 0: those that were run, in that order, and
    after them others to which something was said. All of them where it is not known which were
    run: in combined sessions, and in archives of before that was kept."""
    every = range(len(record.values))
    if not record.run:
        return list(every)
    others = [at for at in every if at not in record.run and record.values[at].was_discussed]
    return [*record.run, *others]


def values_not_run(record: SessionRecord) -> list[int]:
    """Those that a report only names."""
    told = values_told(record)
    return [at for at in range(len(record.values)) if at not in told]
