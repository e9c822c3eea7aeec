"""What globus-sdk says of what a notebook has asked and done.

``every-verb.spec.ts`` of the browser tests runs this as a module, with JSON on standard input:
``sandbox`` (the line that it printed), ``prefix`` (what labels and names of bookmarks begin with,
and the folder on the second collection), ``values`` (what the notebook got, by name; it is asked
for ids alone). It prints what the notebook should have got, by the same names.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import globus_sdk

from tests.judges.judge import TRANSFER_SCOPE, Person, Running

Json = dict[str, Any]
SHARED = "/share/godata/"
TREE = "/~/every kind/"
DEPTH = 3


class Says:
    """Asks as Ada, by another sign-in than the notebook's."""

    def __init__(self, sandbox: Running, prefix: str, values: Json) -> None:
        self.person = Person(sandbox)
        self.transfer = self.person.transfer
        self.one = sandbox.id("tutorial-1")
        self.two = sandbox.id("tutorial-2")
        self.prefix = prefix
        self.values = values

    def all(self) -> Json:
        """Everything that both the verbs and the functions are asked."""
        return {
            **self.looking(),
            **self.changing(),
            **self.tasks(),
            **self.timers(),
            **self.bookmarks(),
        }

    def looking(self) -> Json:
        identity = self.identity()
        return {
            "login": identity,
            "whoami": identity,
            "search": self.search("sandbox tutorial"),
            "collection": self.transfer.get_endpoint(self.one).data,
            "ls": self.listing(SHARED),
            "hidden": self.listing(TREE, show_hidden=True),
            "filtered": self.listing(TREE, filter="name:~*.txt"),
            "ordered": self.listing(TREE, orderby="size DESC,name"),
            "deep": self.deep(TREE),
            "named": self.listing(SHARED),
            "stat": self.stat(f"{TREE}plain.txt"),
        }

    def changing(self) -> Json:
        folder = f"/~/{self.prefix}/"
        made, draft, final = (f"{folder}{name}" for name in ("made", "draft", "final"))
        assert self.kind(made) == self.kind(final) == "dir"
        assert self.kind(draft) is None
        for gone in ("one.txt", "two.txt", "three.txt", "four.txt"):
            assert self.kind(folder + gone) is None, gone
        return {"mkdir": f"{self.two}:{made}", "rename": f"{self.two}:{final}"}

    def tasks(self) -> Json:
        mine = [
            dict(task)
            for task in self.transfer.task_list(limit=100)
            if (task["label"] or "").startswith(f"{self.prefix} ")
        ]
        one, many = self.id_of("transfer"), self.id_of("batch")
        hopeless = self.task(self.values["cancel"]["task_id"])
        return {
            "transfer": self.submitted(one),
            "batch": self.submitted(many),
            "wait": {"task": self.task(one), "files": self.sent(one)},
            "sent": {"files": self.sent(many)},
            "skipped": {
                "skipped_errors": [dict(row) for row in self.transfer.task_skipped_errors(many)]
            },
            "task": self.task(many),
            "events": {"events": [dict(row) for row in self.transfer.task_event_list(many)]},
            "update": {name: hopeless[name] for name in ("label", "deadline")},
            "cancel": hopeless,
            "delete": self.submitted(self.id_of("delete")),
            "deletes": self.submitted(self.id_of("deletes")),
            "rm": {"task": self.task(self.values["rm"]["task"]["task_id"]), "files": []},
            "tasks": {"tasks": mine},
        }

    def timers(self) -> Json:
        scope = f"{globus_sdk.TimersClient.scopes.timer}[{TRANSFER_SCOPE}]"
        server = globus_sdk.TimersClient.scopes.resource_server
        token = self.person.sign_in(scope).by_resource_server[server]["access_token"]
        client = globus_sdk.TimersClient(authorizer=globus_sdk.AccessTokenAuthorizer(token))
        listed = client.list_jobs(query_params={"order": "submitted_at desc"})
        return {
            "timer": _timer(client.get_job(self.values["timer"]["job_id"]).data),
            "timer deleted": None,
            "timers": {"timers": [_timer(job) for job in listed["jobs"]]},
        }

    def bookmarks(self) -> Json:
        listed = {row["name"]: dict(row) for row in self.transfer.bookmark_list()}
        assert f"{self.prefix} draft" not in listed
        assert f"{self.prefix} gone" not in listed
        kept = self.transfer.get_bookmark(listed[f"{self.prefix} kept"]["id"]).data
        return {
            "bookmark": kept,
            "bookmark shown": kept,
            "bookmark renamed": listed[f"{self.prefix} final"],
            "bookmark deleted": None,
            "bookmarks": {"bookmarks": list(listed.values())},
        }

    def identity(self) -> Json:
        token = self.person.tokens.by_resource_server["auth.globus.org"]["access_token"]
        auth = globus_sdk.AuthClient(authorizer=globus_sdk.AccessTokenAuthorizer(token))
        told = auth.userinfo()
        return {
            "sub": told["sub"],
            "username": told["preferred_username"],
            "name": told["name"],
            "email": told["email"],
        }

    def search(self, text: str) -> list[Json]:
        found = self.transfer.endpoint_search(text, limit=25)
        return [
            {
                "id": row["id"],
                "name": row["display_name"],
                "entity_type": row["entity_type"],
                "owner": row["owner_string"],
                "organization": row["organization"],
                "description": row["description"],
            }
            for row in found
        ]

    def listing(self, path: str, show_hidden: bool = False, **how: Any) -> Json:
        # Left out, the service shows them; globus-cli and a notebook don't.
        found = self.transfer.operation_ls(self.one, path=path, show_hidden=show_hidden, **how)
        entries = [_entry(row) for row in found]
        return {"collection": self.one, "path": found["path"], "entries": entries}

    def deep(self, path: str) -> Json:
        top = self.listing(path)
        return {**top, "entries": list(self.below(path, "", top["entries"], 0))}

    def below(self, path: str, name: str, entries: list[Json], depth: int) -> Iterator[Json]:
        yield from ({**entry, "name": name + entry["name"]} for entry in entries)
        if depth < DEPTH:
            for entry in entries:
                if entry["type"] == "dir":
                    inside = f"{name}{entry['name']}/"
                    listed = self.listing(path + inside)["entries"]
                    yield from self.below(path, inside, listed, depth + 1)

    def stat(self, path: str) -> Json:
        row = self.transfer.operation_stat(self.one, path)
        return {
            **_entry(row),
            "permissions": row["permissions"],
            "user": row["user"],
            "group": row["group"],
        }

    def kind(self, path: str) -> str | None:
        """What is there on the second collection; None where nothing is."""
        try:
            return str(self.transfer.operation_stat(self.two, path)["type"])
        except globus_sdk.TransferAPIError as error:
            if error.http_status == 404:
                return None
            raise

    def id_of(self, name: str) -> str:
        return str(self.values[name]["task_id"])

    def task(self, task_id: str) -> Json:
        return dict(self.transfer.get_task(task_id).data)

    def sent(self, task_id: str) -> list[Json]:
        return [dict(row) for row in self.transfer.task_successful_transfers(task_id)]

    def submitted(self, task_id: str) -> Json:
        task = self.task(task_id)
        return {
            "task_id": task["task_id"],
            "label": task["label"],
            "source": task["source_endpoint_id"],
            "destination": task["destination_endpoint_id"],
        }


def _entry(row: Any) -> Json:
    """One entry by the names that Python has in a notebook, where a folder has no size."""
    return {
        "name": row["name"],
        "type": row["type"],
        "size": None if row["type"] == "dir" else row["size"],
        "modified": datetime.fromisoformat(row["last_modified"]).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "link_target": row["link_target"],
    }


def _timer(job: Json) -> Json:
    """A timer without what its schedule says too: the page leaves that out."""
    return {name: value for name, value in job.items() if name not in ("interval", "start")}


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    says = Says(Running(asked["sandbox"]), asked["prefix"], asked["values"])
    json.dump(says.all(), sys.stdout)
