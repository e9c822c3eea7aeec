"""A service that takes requests of ``globus_sdk``, and the token that it takes."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Service:
    """Answers 401 to every token but ``good``."""

    def __init__(self) -> None:
        self.good = ""
        self.wants: list[str] = []
        """Scopes that ``/consent`` misses."""
        self.seen: list[str | None] = []
        """The ``Authorization`` of each request."""
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                sent = self.headers.get("Authorization")
                service.seen.append(sent)
                status = 200 if sent == f"Bearer {service.good}" else 401
                if self.path.endswith("missing"):
                    status = 404
                says = {"code": f"C{status}", "message": "m", "DATA": []}
                if self.path.endswith("consent") and service.wants:
                    status = 403
                    says |= {"code": "ConsentRequired", "required_scopes": service.wants}
                body = json.dumps(says).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"


@contextmanager
def start_service() -> Iterator[Service]:
    """Start one on a free port."""
    service = Service()
    threading.Thread(target=service.server.serve_forever, daemon=True).start()
    try:
        yield service
    finally:
        service.server.shutdown()
        service.server.server_close()
