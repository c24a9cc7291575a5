"""While a rehearsal listens to the log, nobody else is cut off for good."""

import logging

from bot.rehearsal.stage import listening

log = logging.getLogger("tests.listening")


class Ear(logging.Handler):
    def __init__(self):
        super().__init__()
        self.heard = []

    def emit(self, record):
        self.heard.append(record.getMessage())


def test_who_began_to_listen_meanwhile_goes_on_and_who_did_before_does_again():
    root, before, since = logging.getLogger(), Ear(), Ear()
    root.addHandler(before)
    try:
        with listening():
            root.addHandler(since)
            log.error("meanwhile")
        log.error("afterwards")
    finally:
        for ear in (before, since):
            root.removeHandler(ear)

    assert before.heard == ["afterwards"]
    assert since.heard == ["meanwhile", "afterwards"]
