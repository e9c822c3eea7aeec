"""Tries to open a kept session with all that a disk has, or all that a kernel has.

As a program, with a folder, a sealed file, the place and the name: the disk. In a kernel,
``from_kernel``. Whether trying so hard would find a key is tried with a key of our own.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

BYTES = 32
"""Of a key."""

SMALL = 64 * 1024
"""Of a file that is tried from each of its bytes on."""

LARGE = 4 * 1024 * 1024


def plain_base64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def opens(key: bytes, sealed: str, slot: bytes) -> bool:
    _, _, iv, cipher = sealed.split(".")
    try:
        AESGCM(key).decrypt(plain_base64(iv), plain_base64(cipher), slot)
    except InvalidTag:
        return False
    return True


def keys_in(content: bytes) -> Iterator[bytes]:
    """All that could be a key in a file or text: what is there, and what could be made of it."""
    yield hashlib.sha256(content).digest()
    for word in set(re.findall(rb"[\w+/=.:@%-]{4,200}", content)):
        yield hashlib.sha256(word).digest()
        for read in (bytes.fromhex, plain_base64):
            try:
                decoded = read(word.decode())
            except ValueError:
                continue
            if len(decoded) == BYTES:
                yield decoded
    if len(content) <= SMALL:
        for start in range(len(content) - BYTES + 1):
            yield content[start : start + BYTES]


def files_in(folder: Path) -> Iterator[bytes]:
    for path in folder.rglob("*"):
        try:
            if path.is_file() and not path.is_symlink() and path.stat().st_size <= LARGE:
                yield path.read_bytes()
        except OSError:
            continue


def attempt(sealed: str, place: str, name: str, contents: list[bytes]) -> dict[str, object]:
    """Try all keys in some contents."""
    slot = f"1 {json.dumps([place, name], separators=(',', ':'))}".encode()
    known = [place.encode(), name.encode(), slot, sealed.split(".")[1].encode()]
    own = os.urandom(BYTES)
    iv = os.urandom(12)
    cipher = AESGCM(own).encrypt(iv, b"{}", slot)
    ours = ".".join(("1", "own", base64url(iv), base64url(cipher)))
    tried = 0
    found = {"opened": False, "own": False}
    hidden = b"config = { key: " + base64url(own).encode() + b" }"
    for content in [*known, *contents, hidden]:
        for key in keys_in(content):
            tried += 1
            found["opened"] |= opens(key, sealed, slot)
            found["own"] |= opens(key, ours, slot)
    return {"tried": tried, **found}


def base64url(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def from_kernel(server: str, name: str) -> dict[str, object]:
    """Try it as code in a kernel: what it was given, what it can read, what the server says."""

    def ask(path: str) -> bytes:
        with urllib.request.urlopen(f"{server}{path}") as answer:
            return bytes(answer.read())

    sealed = json.loads(ask(f"jupyterlab-globus/session/{name}"))["sealed"]
    contents = [f"{key}={value}".encode() for key, value in os.environ.items()]
    contents += [ask("lab"), ask("lab/api/settings"), ask("lab/api/workspaces")]
    contents += files_in(Path(os.environ["JUPYTER_DATA_DIR"]).parent / "runtime")
    for process in (os.getpid(), os.getppid()):
        for part in ("environ", "cmdline"):
            try:
                contents.append(Path(f"/proc/{process}/{part}").read_bytes())
            except OSError:
                continue
    return attempt(sealed, server, name, contents)


if __name__ == "__main__":
    disk, file, base, kept = sys.argv[1:]
    text = Path(file).read_text()
    print(json.dumps(attempt(text, base, kept, list(files_in(Path(disk))))))
