"""What a service manager is told, as systemd asks for it (sd_notify(3)): datagrams of a few words.

It restarts a program that says nothing for as long as WatchdogSec. What is said here is said by the
event loop, so that it falls silent when the loop hangs, and only then.
"""

import asyncio
import logging
import os
import socket
from collections.abc import Mapping
from contextlib import suppress

# Often enough that one delay of the machine ends nothing.
BEATS_IN_TIME = 3
# How often the loop looks whether it stood still, where nobody asks for more.
SECONDS_BETWEEN_LOOKS = 5.0
# Shorter delays are a busy machine's.
LONG_SECONDS = 5.0
MICRO = 1_000_000
log = logging.getLogger(__name__)


class Watchdog:
    """Says to whoever watches that all goes on: until `ready` that the start takes longer, then
    that the loop turns. Where nobody watches, only the log hears of a loop that stood still."""

    def __init__(self, address: str = "", seconds: float | None = None) -> None:
        self._address = address
        self._seconds = seconds
        self._is_ready = False

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Watchdog":
        """As a service manager has set it out in the environment."""
        is_for_us = environment.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
        micro = environment.get("WATCHDOG_USEC", "")
        seconds = int(micro) / MICRO if is_for_us and micro.isdecimal() and int(micro) else None
        return cls(environment.get("NOTIFY_SOCKET", ""), seconds)

    def ready(self) -> None:
        """People are answered from now on."""
        self._is_ready = True
        self._say("READY=1", "STATUS=answering")

    def stopping(self) -> None:
        """Somebody has asked for an end; what was begun is finished."""
        self._say("STOPPING=1", "STATUS=stopping")

    async def beat(self) -> None:
        """Go on saying so, until cancelled."""
        loop = asyncio.get_running_loop()
        pause = min(SECONDS_BETWEEN_LOOKS, (self._seconds or MICRO) / BEATS_IN_TIME)
        while True:
            self._say("WATCHDOG=1", *self._asks_for_time())
            before = loop.time()
            await asyncio.sleep(pause)
            late = loop.time() - before - pause
            if late >= LONG_SECONDS:
                log.warning("everything stood still for %.0f s; now it goes on", late)

    def _asks_for_time(self) -> list[str]:
        """A start may wait for Telegram for hours."""
        longer = int((self._seconds or SECONDS_BETWEEN_LOOKS * BEATS_IN_TIME) * MICRO)
        return [] if self._is_ready else [f"EXTEND_TIMEOUT_USEC={longer}"]

    def _say(self, *said: str) -> None:
        """Nobody is waited for, and nobody who listens no more matters."""
        if not self._address:
            return
        address = f"\0{self._address[1:]}" if self._address.startswith("@") else self._address
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as way:
            way.setblocking(False)
            way.sendto("\n".join(said).encode(), address)
