"""The route by which the pages keep their sealed sessions with this server."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any, TypeVar

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from tornado import web

from .keeper import SEALED_CHARACTERS, BadName, BadSealed, Keeper, KeepingError

BODY_BYTES = SEALED_CHARACTERS + 100
"""A sealed session, and the JSON around it."""

Result = TypeVar("Result")


class KeepingHandler(APIHandler):
    """``GET``, ``PUT`` and ``DELETE`` of ``jupyterlab-globus/session/NAME``, for the own pages.

    Jupyter's handler lets in who is signed in with it, and holds changes to XSRF protection;
    reading is held to it here. Nothing of a body is put into an error or a log.
    """

    auth_resource = "jupyterlab_globus"

    # A page that refreshes its tokens is no sign of somebody at work.
    _track_activity = False

    def initialize(self, keeper: Keeper, executor: Executor) -> None:
        """Use a keeper, and threads in which a disk may hang without the server hanging."""
        self._keeper = keeper
        self._executor = executor

    def set_default_headers(self) -> None:
        """Keep answers, errors too, from caches and from pages of other origins."""
        super().set_default_headers()
        self.set_header("Cache-Control", "no-store")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")

    @web.authenticated
    @authorized
    async def get(self, name: str) -> None:
        """Answer ``{"sealed": …}``; 204 where nothing is kept."""
        # Of a request that reads, Jupyter checks this only where it is asked to.
        self.check_xsrf_cookie()
        sealed = await self._run(self._keeper.load, name, broken=500)
        if sealed is None:
            self.set_status(204)
            self.finish()
        else:
            self.finish(json.dumps({"sealed": sealed}))

    @web.authenticated
    @authorized
    async def put(self, name: str) -> None:
        """Keep the ``{"sealed": …}`` of the body."""
        await self._run(self._keeper.store, name, self._sealed(), broken=507)
        self.set_status(204)
        self.finish()

    @web.authenticated
    @authorized
    async def delete(self, name: str) -> None:
        """Keep nothing any more; the same where nothing was kept."""
        await self._run(self._keeper.remove, name, broken=507)
        self.set_status(204)
        self.finish()

    def _sealed(self) -> str:
        if len(self.request.body) > BODY_BYTES:
            raise _too_long()
        try:
            # Jupyter's own reader of bodies writes those that it can't read into the log.
            body = json.loads(self.request.body)
        except (ValueError, RecursionError):
            body = None
        sealed = body.get("sealed") if isinstance(body, dict) else None
        if not isinstance(sealed, str):
            raise web.HTTPError(400, 'The body must be {"sealed": "…"}.')
        return sealed

    async def _run(self, work: Callable[..., Result], *args: Any, broken: int) -> Result:
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._executor, work, *args)
        except BadName:
            reason = "The name must be production-UUID, preview-UUID or sandbox-PORT-UUID."
            raise web.HTTPError(400, reason) from None
        except BadSealed:
            if len(args[-1]) > SEALED_CHARACTERS:
                raise _too_long() from None
            raise web.HTTPError(400, "What is sealed has only A-Z a-z 0-9 _ . -") from None
        except KeepingError as error:
            raise web.HTTPError(broken, str(error)) from None


def _too_long() -> web.HTTPError:
    return web.HTTPError(413, f"A sealed session has at most {SEALED_CHARACTERS} characters.")
