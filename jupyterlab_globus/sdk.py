"""Unmodified ``globus_sdk`` clients that act as the person who is signed in to the page.

::

    import globus_sdk
    import jupyterlab_globus as globus

    transfer = globus.sdk.transfer_client()
    groups = globus_sdk.GroupsClient(authorizer=globus.sdk.authorizer("groups.api.globus.org"))

A client sends its requests from the kernel, so the kernel needs a token. The page hands it one
after its user allowed that in a dialog of its own: code in this kernel can then do everything
that the token can, until it is taken back (Notebooks in the Globus panel), the kernel stops or
its user signs out. It is asked for again before it runs out and when a service refuses it, as long
as the page is open. No output, pickle, ``repr`` or traceback shows it.

``globus_sdk`` is no dependency of this package: ``%pip install globus-sdk``.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .errors import GlobusError

if TYPE_CHECKING:
    from globus_sdk import TransferClient
    from globus_sdk.authorizers import GlobusAuthorizer
    from globus_sdk.scopes import Scope

TRANSFER = "transfer.api.globus.org"


def transfer_client(scopes: str | Scope | Iterable[str | Scope] | None = None) -> TransferClient:
    """Return a ``globus_sdk.TransferClient`` for the Globus that the page is signed in to.

    It goes there whatever ``GLOBUS_SDK_ENVIRONMENT`` and ``GLOBUS_SDK_SERVICE_URL_…`` say.
    ``scopes``: what it may do beyond what the page has consent for, such as
    ``data_access`` on a mapped collection; asked for before this returns. Where a call meets a
    consent that is missing, the page asks for it, and the call goes on. Raises GlobusError.
    """
    sdk = _globus_sdk()
    from .authorizer import PageAuthorizer

    own = PageAuthorizer(TRANSFER, _scopes_for(TRANSFER, scopes))
    held = own.take()
    client: TransferClient = sdk.TransferClient(
        authorizer=own,
        base_url=f"{held.transfer}/",
        environment="production" if held.service == "sandbox" else held.service,
    )
    client.retry_config.checks.register_check(own.ask_for_consent)
    return client


def authorizer(
    resource_server: str, scopes: str | Scope | Iterable[str | Scope] | None = None
) -> GlobusAuthorizer:
    """Return an authorizer for a client of ``globus_sdk``: ``SearchClient(authorizer=...)``.

    ``resource_server``: as the SDK's clients have it, ``SearchClient.resource_server``. ``scopes``:
    one or more, texts or ``globus_sdk.Scope``; left out, what the SDK's own client needs of
    Transfer, Auth, Search, Groups, Flows, Timers or Compute.

    The page is asked when the client needs a token, not before. A client of another Globus than the
    real one must be told so itself: ``SearchClient(environment="preview", ...)``. Raises
    GlobusError.
    """
    _globus_sdk()
    from .authorizer import PageAuthorizer

    return PageAuthorizer(resource_server, _scopes_for(resource_server, scopes))


def _globus_sdk() -> Any:
    try:
        return import_module("globus_sdk")
    except ImportError as error:
        raise ImportError(
            "globus.sdk needs globus_sdk, which this kernel lacks: run %pip install globus-sdk "
            "first. globus.ls(), globus.transfer() and the like need nothing."
        ) from error


def _scopes_for(server: str, scopes: str | Scope | Iterable[str | Scope] | None) -> tuple[str, ...]:
    if scopes is None:
        known = _default_scopes()
        if server not in known:
            raise GlobusError(
                f"What to ask {server} for is not known: give its scopes, "
                f'authorizer("{server}", scopes=...). Without, {", ".join(sorted(known))} work.',
                kind="bad-request",
                code="BadArguments",
            )
        return known[server]
    several = isinstance(scopes, Iterable) and not isinstance(scopes, str)
    wanted: Iterable[object] = scopes if several else [scopes]  # type: ignore[assignment]
    texts = tuple(sorted({str(each) for each in wanted}))
    if not texts or not all(text.strip() for text in texts):
        raise GlobusError(
            f"{server}: a scope is empty, or none is given.",
            kind="bad-request",
            code="BadArguments",
        )
    return texts


def _default_scopes() -> dict[str, tuple[str, ...]]:
    """What each client of the SDK asks for by itself, by resource server."""
    scopes: Any = import_module("globus_sdk.scopes")
    groups = scopes.GroupsScopes
    auth = scopes.AuthScopes
    wanted = {
        scopes.TransferScopes: [scopes.TransferScopes.all],
        auth: [auth.openid, auth.profile, auth.email],
        scopes.SearchScopes: [scopes.SearchScopes.search],
        groups: [groups.view_my_groups_and_memberships],
        scopes.FlowsScopes: [scopes.FlowsScopes.all],
        scopes.TimersScopes: [scopes.TimersScopes.timer],
        scopes.ComputeScopes: [scopes.ComputeScopes.all],
    }
    return {
        str(of.resource_server): tuple(sorted(str(each) for each in each_of))
        for of, each_of in wanted.items()
    }
