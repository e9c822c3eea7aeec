"""Access tokens that the page has handed to this kernel, and how nothing here shows one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import NoReturn

from .calls import operate
from .errors import GlobusError, NoPage, PageLost
from .kernels import Json

SOON = 600.0
"""Seconds before its end from which a token is renewed."""

PATIENCE = 60.0
"""Seconds until a page that didn't answer is asked again, while a token is still good."""

HIDDEN = "Bearer …"
"""What is shown. It is no header: who sends texts as they are fails, and sends nothing."""

Clock = Callable[[], float]


class Header(str):
    """The value of an ``Authorization`` header, which is sent with the token and shows none.

    Python's HTTP libraries take a text and send what its ``encode`` returns. As a text it is
    ``HIDDEN``, for whatever else is done with it: a traceback's locals, a log, JSON, a pickle.
    """

    __slots__ = ("_reveal",)
    _reveal: Callable[[], str]

    def __new__(cls, token: str) -> Header:
        self = super().__new__(cls, HIDDEN)
        # A function shows nothing of what it knows.
        self._reveal = lambda: f"Bearer {token}"
        return self

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:
        """Return what is sent."""
        return self._reveal().encode(encoding, errors)

    def __reduce_ex__(self, protocol: object) -> tuple[type[str], tuple[str]]:
        # So that a response or an error of the SDK, which holds its request, can be pickled.
        return str, (HIDDEN,)


class Sealed:
    """Something that can be neither pickled nor copied."""

    __slots__ = ()

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError(
            "What acts with your Globus session can't be pickled or copied: it would leave this "
            "kernel. Make it where it is used, with jupyterlab_globus.sdk."
        )


class Held(Sealed):
    """One token, whose it is and until when it is good."""

    __slots__ = ("_ask_at", "_clock", "_until", "header", "refused", "service", "sub", "transfer")

    def __init__(self, value: Json, clock: Clock) -> None:
        # Taken out at once: whatever is wrong below, a traceback shows no token.
        self.header = Header(value.pop("accessToken"))
        self.sub: str = value["identity"]["sub"]
        self.service: str = value["service"]
        """``"production"``, ``"preview"`` or ``"sandbox"``."""
        self.transfer: str = value["transfer"]
        """Where its Transfer is: an origin."""
        self.refused = False
        """A service has answered 401 to it."""
        self._clock = clock
        left = float(value["expiresIn"])
        self._until = clock() + left
        self._ask_at = self._until - min(SOON, left / 2)

    @property
    def good(self) -> bool:
        """Whether it can still be sent."""
        return not self.refused and self._clock() < self._until

    @property
    def fresh(self) -> bool:
        """Whether it can be sent without asking for a newer one."""
        return self.good and self._clock() < self._ask_at

    def postpone(self) -> None:
        """Don't ask for a newer one for a while."""
        self._ask_at = self._clock() + PATIENCE


class Wallet(Sealed):
    """The tokens of this kernel: one for each server and set of scopes, whoever uses it."""

    __slots__ = ("_clock", "_held", "_lock", "_used")

    def __init__(self, clock: Clock = time.time) -> None:
        self._clock = clock
        self._held: dict[tuple[str, ...], Held] = {}
        self._lock = threading.RLock()
        """Whoever asks the page, asks for all that wait."""
        self._used = threading.local()

    def take(
        self, server: str, scopes: tuple[str, ...], sub: str | None, anew: bool = False
    ) -> Held:
        """Return a token that is good, asking the page where there is none.

        ``sub``: whose it must be, where that is settled. ``anew``: ask the page in any case, who
        may know of another person or service. Raises GlobusError.
        """
        key = (server, *scopes)
        held = self._held.get(key)
        if anew or held is None or not held.fresh or held.sub != (sub or held.sub):
            with self._lock:
                now = self._held.get(key)
                # Another thread may have asked while this one waited.
                if now is None or now is held or not now.fresh:
                    self._held[key] = self._ask(server, scopes, sub, now)
                held = self._held[key]
        self._sent_here()[key] = held
        return held

    def refuse(self, server: str, scopes: tuple[str, ...]) -> None:
        """Forget the token that this thread has sent last, unless there is a newer one."""
        held = self._sent_here().get((server, *scopes))
        if held is not None:
            held.refused = True

    def _sent_here(self) -> dict[tuple[str, ...], Held]:
        """What this thread has taken last."""
        sent: dict[tuple[str, ...], Held] = self._used.__dict__.setdefault("sent", {})
        return sent

    def _ask(
        self, server: str, scopes: tuple[str, ...], sub: str | None, known: Held | None
    ) -> Held:
        try:
            result = operate(
                "hand-token",
                resourceServer=server,
                scopes=list(scopes),
                identity=sub,
                refused=True if known is not None and known.refused else None,
            )
            return Held(result["value"], self._clock)
        except (NoPage, PageLost) as error:
            if known is not None and known.good and known.sub == (sub or known.sub):
                known.postpone()
                return known
            raise type(error)(f"{_why(server, known)} {error}") from None


def _why(server: str, known: Held | None) -> str:
    if known is None:
        return f"A token for {server} comes from the page."
    was = "was refused" if known.refused else "has run out"
    return f"The token for {server} {was}, and only the page can give another."


WALLET = Wallet()
"""What this kernel holds. It ends with it."""


def another_person(server: str) -> GlobusError:
    """Return the error for what was made for somebody else than is signed in now."""
    return GlobusError(
        f"This client for {server} was made for somebody else than is signed in now, or for "
        "another Globus. Nothing was sent: make a new one, or sign in as before.",
        kind="other-identity",
        code="OtherIdentity",
    )
