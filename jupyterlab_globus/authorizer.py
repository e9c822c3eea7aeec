"""What a ``globus_sdk`` client asks for its ``Authorization`` header. Needs ``globus_sdk``."""

from __future__ import annotations

from typing import Any

from globus_sdk.authorizers import GlobusAuthorizer
from globus_sdk.gare import to_gare
from globus_sdk.transport import (
    RequestsTransport,
    RetryCheckFlags,
    RetryCheckResult,
    RetryContext,
    set_retry_check_flags,
)
from requests import Response
from requests.adapters import BaseAdapter

from .handed import WALLET, Held, Sealed, another_person


class PageAuthorizer(Sealed, GlobusAuthorizer):
    """Gives the token that the page hands to this kernel, for one resource server.

    It holds no token itself. It belongs to the person, and to the Globus, of its first token.
    """

    __slots__ = ("_owner", "_scopes", "_server")

    def __init__(self, server: str, scopes: tuple[str, ...]) -> None:
        self._server = server
        self._scopes = scopes
        self._owner: tuple[str, str, str] | None = None

    def __repr__(self) -> str:
        return f"<authorizer for {self._server}>"

    def take(self) -> Held:
        """Return a token that is good. The first is asked for: someone else may be signed in now
        than when this kernel got the one that it has.
        """
        sub = None if self._owner is None else self._owner[0]
        held = WALLET.take(self._server, self._scopes, sub, anew=sub is None)
        owner = (held.sub, held.service, held.transfer)
        if (self._owner or owner) != owner:
            raise another_person(self._server)
        self._owner = owner
        return held

    def get_authorization_header(self) -> str:
        """Return the header's value, which shows no token; the page is asked where need be."""
        header = self.take().header
        _quieten()
        return header

    def handle_missing_authorization(self) -> bool:
        """Have the next request ask for another token: a service has answered 401."""
        WALLET.refuse(self._server, self._scopes)
        return True

    @set_retry_check_flags(RetryCheckFlags.RUN_ONCE)
    def ask_for_consent(self, context: RetryContext) -> RetryCheckResult:
        """Have the page ask for the consent that a service misses, then repeat the request.

        A retry check of ``globus_sdk``. Consents are the app's and the person's (documented), so
        the token that is there serves from then on. Raises GlobusError where it is declined.
        """
        missing = _missing_consent(context.response)
        if not missing:
            return RetryCheckResult.no_decision
        sub = self.take().sub
        WALLET.take(self._server, tuple(sorted({*self._scopes, *missing})), sub, anew=True)
        context.backoff = 0
        return RetryCheckResult.do_retry


def _missing_consent(response: Response | None) -> list[str]:
    """Return the scopes that a service misses consent for, by its refusal."""
    if response is None or response.status_code != 403:
        return []
    try:
        refusal = to_gare(response.json())
    except ValueError:
        return []
    return [] if refusal is None else refusal.authorization_parameters.required_scopes or []


class QuietAdapter(BaseAdapter):
    """An adapter of ``requests`` whose errors come without the frames below it.

    Where a connection breaks, those hold the bytes of the request, token and all, and a traceback
    with locals (``%xmode Verbose``, rich) would write them into the notebook.
    """

    def __init__(self, inner: BaseAdapter) -> None:
        super().__init__()
        self.inner = inner

    def send(self, *args: Any, **options: Any) -> Any:
        """Send as the adapter inside does."""
        try:
            return self.inner.send(*args, **options)
        except Exception as error:
            broken = error
        forget_frames(broken)
        raise broken

    def close(self) -> None:
        """Close the adapter inside."""
        self.inner.close()


def forget_frames(error: object) -> None:
    """Take the frames from an error and all that it came from."""
    if isinstance(error, BaseException) and error.__traceback__ is not None:
        error.__traceback__ = None
        below = [error.__cause__, error.__context__, getattr(error, "reason", None), *error.args]
        for each in below:
            forget_frames(each)


def _quieten() -> None:
    """Put quiet adapters around those of the client that asks for a header."""
    try:
        session = RequestsTransport.get_current_transport().session
    except (AttributeError, LookupError):
        return
    for prefix, adapter in session.adapters.items():
        if not isinstance(adapter, QuietAdapter):
            session.adapters[prefix] = QuietAdapter(adapter)
