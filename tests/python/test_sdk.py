"""Unmodified ``globus_sdk`` clients in real kernels: what they ask of the page, and what shows."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from .page import Cell, Json, Page, done, refused
from .samples import ADA, anything
from .service import Service, start_service

TRANSFER = "transfer.api.globus.org"
TOKENS = [f"Agx{number}SecretToken{'9kVwXyZ' * 10}{number}End" for number in range(9)]
GRACE = {**ADA, "sub": "0f5f5b5c-3a5a-4c52-9d3c-b2a3f7f0c111", "username": "grace@example.edu"}


@dataclass
class Hands:
    """The page's end: hands a token, another one for each that was refused."""

    page: Page
    service: Service
    identity: Json = field(default_factory=lambda: ADA)
    seconds: float = 172800
    turn: int = 0
    given: list[str] = field(default_factory=list)
    """Scopes that the person consents to when they are asked for."""
    asked: list[Json] = field(default_factory=list)
    """The arguments of each call."""
    cells: list[Cell] = field(default_factory=list)

    def answer(self, request: Json) -> Json | None:
        if request["ask"] == "drop":
            return None
        assert request["operation"] == "hand-token"
        self.asked.append(request["arguments"])
        if request["arguments"].get("refused"):
            self.turn += 1
        self.service.good = TOKENS[self.turn]
        asked = request["arguments"]["scopes"]
        if any(scope in asked for scope in self.given):
            self.service.wants = []
        value = {
            "resourceServer": request["arguments"]["resourceServer"],
            "accessToken": TOKENS[self.turn],
            "expiresIn": self.seconds,
            "identity": self.identity,
            "service": "sandbox",
            "transfer": self.service.url,
        }
        return done(request, {"kind": "token", "value": value})

    def run(self, code: str) -> Cell:
        """Run a cell that must go well."""
        cell = self.page.run(code)
        self.cells.append(cell)
        assert cell.error is None, cell.traceback
        return cell

    def fail(self, code: str) -> Cell:
        """Run a cell that must fail."""
        cell = self.page.run(code)
        self.cells.append(cell)
        assert cell.error is not None
        return cell


@pytest.fixture
def hands(page: Page) -> Iterator[Hands]:
    with start_service() as service:
        hands = Hands(page, service)
        page.handle = hands.answer
        page.run(
            "import globus_sdk, os, warnings; from globus_sdk.transport import RetryConfig\n"
            "from jupyterlab_globus import handed; handed.WALLET.__init__()\n"
            f"at = {service.url + '/'!r}"
        )
        yield hands
        shown = json.dumps([vars(cell) for cell in hands.cells])
        for token in TOKENS:
            for form in (token, base64.b64encode(token.encode()).decode()[:40]):
                # A part of it is too much, too.
                for start in range(0, len(form) - 20, 10):
                    assert form[start : start + 20] not in shown


def test_a_client_acts_as_the_person(hands: Hands) -> None:
    hands.run("tc = globus.sdk.transfer_client()")
    scope = f"urn:globus:auth:scope:{TRANSFER}:all"
    assert hands.asked == [{"resourceServer": TRANSFER, "scopes": [scope]}]
    cell = hands.run("type(tc) is globus_sdk.TransferClient, tc.task_list()['code'], tc.base_url")
    assert cell.value == f"(True, 'C200', '{hands.service.url}/')"
    assert hands.service.seen == [f"Bearer {TOKENS[0]}"]
    assert len(hands.asked) == 1


def test_it_goes_where_the_page_is_signed_in(hands: Hands) -> None:
    cell = hands.run(
        "os.environ['GLOBUS_SDK_SERVICE_URL_TRANSFER'] = 'http://127.0.0.1:1/'\n"
        "os.environ['GLOBUS_SDK_ENVIRONMENT'] = 'nonsense'\n"
        "try:\n    code = globus.sdk.transfer_client().task_list()['code']\n"
        "finally:\n    del os.environ['GLOBUS_SDK_SERVICE_URL_TRANSFER']\n"
        "    del os.environ['GLOBUS_SDK_ENVIRONMENT']\n"
        "code"
    )
    assert cell.value == "'C200'"


def test_other_clients_ask_when_they_need_a_token(hands: Hands) -> None:
    hands.run(
        "sc = globus_sdk.SearchClient(base_url=at,"
        " authorizer=globus.sdk.authorizer(globus_sdk.SearchClient.resource_server))"
    )
    assert hands.asked == []
    hands.run("sc.get('/x')")
    assert hands.asked == [
        {
            "resourceServer": "search.api.globus.org",
            "scopes": ["urn:globus:auth:scope:search.api.globus.org:search"],
        }
    ]


@pytest.mark.parametrize(
    ("scopes", "wanted"),
    [
        ("'a b'", ["a b"]),
        ("['b', 'a', 'b']", ["a", "b"]),
        ("globus_sdk.Scope('x').with_dependency(globus_sdk.Scope('y'))", ["x[y]"]),
        ("(s for s in [globus_sdk.Scope('x', optional=True), 'z'])", ["*x", "z"]),
    ],
)
def test_scopes_are_taken_as_the_sdk_has_them(hands: Hands, scopes: str, wanted: list[str]) -> None:
    hands.run(f"globus.sdk.authorizer('my.server', {scopes}).get_authorization_header()")
    assert hands.asked == [{"resourceServer": "my.server", "scopes": wanted}]


def test_an_unknown_server_needs_scopes(hands: Hands) -> None:
    for more in ("", ", []", ", ' '"):
        cell = hands.fail(f"globus.sdk.authorizer('my.server'{more})")
        assert "scope" in str(cell.error)
    assert hands.asked == []


def test_every_client_of_the_sdk_has_its_scopes(hands: Hands) -> None:
    cell = hands.run(
        "clients = [globus_sdk.TransferClient, globus_sdk.AuthClient, globus_sdk.SearchClient,"
        " globus_sdk.GroupsClient, globus_sdk.FlowsClient, globus_sdk.TimersClient,"
        " globus_sdk.ComputeClientV2, globus_sdk.ComputeClientV3]\n"
        "from jupyterlab_globus.sdk import _scopes_for\n"
        "[c.__name__ for c in clients if set(_scopes_for(c.resource_server, None)) !="
        " {str(s) for s in c(authorizer=globus_sdk.NullAuthorizer()).default_scope_requirements}]"
    )
    assert cell.value == "[]"


def test_a_refused_token_is_replaced(hands: Hands) -> None:
    hands.run("tc = globus.sdk.transfer_client()")
    hands.service.good = "revoked"
    assert hands.run("tc.task_list()['code']").value == "'C200'"
    assert hands.asked[1] == {**hands.asked[0], "identity": ADA["sub"], "refused": True}
    assert hands.service.seen == [f"Bearer {TOKENS[0]}", f"Bearer {TOKENS[1]}"]


def test_a_missing_consent_is_asked_for_and_the_call_goes_on(hands: Hands) -> None:
    data = f"urn:globus:auth:scope:{TRANSFER}:all[*https://auth.globus.org/scopes/x/data_access]"
    hands.run("tc = globus.sdk.transfer_client()")
    hands.service.wants = [data]
    hands.given.append(data)
    assert hands.run("tc.get('/consent')['code']").value == "'C200'"
    assert data in hands.asked[-1]["scopes"]
    assert [len(each["scopes"]) for each in hands.asked] == [1, 2]


def test_a_consent_that_does_not_help_is_asked_for_once(hands: Hands) -> None:
    hands.run("tc = globus.sdk.transfer_client()")
    hands.service.wants = ["urn:globus:auth:scope:elsewhere:all"]
    assert "ConsentRequired" in str(hands.fail("tc.get('/consent')").error)
    assert len(hands.asked) == 2


def test_a_token_is_renewed_before_it_ends(hands: Hands) -> None:
    hands.seconds = 2
    hands.run("tc = globus.sdk.transfer_client()\nimport time; time.sleep(1.1)")
    hands.seconds = 172800
    hands.run("tc.task_list(); tc.task_list()")
    assert hands.asked[1:] == [{**hands.asked[0], "identity": ADA["sub"]}]


def test_without_the_page_it_goes_on_until_the_token_ends(hands: Hands) -> None:
    hands.seconds = 20
    hands.run("tc = globus.sdk.transfer_client()\nheld = next(iter(handed.WALLET._held.values()))")
    hands.page.comm = hands.page.stdin = False
    hands.run("held._ask_at = 0\nb.SILENCE = b.HANDSHAKE = 0.3\ntc.task_list()")
    cell = hands.fail("held._until = 0\ntc.task_list()")
    assert "has run out, and only the page can give another" in str(cell.error)
    assert "Open the notebook in JupyterLab" in str(cell.error)
    assert len(hands.service.seen) == 1


def test_nothing_goes_on_as_somebody_else(hands: Hands) -> None:
    hands.run("tc = globus.sdk.transfer_client()")
    hands.identity = GRACE
    hands.service.good = "revoked"
    cell = hands.fail("tc.task_list()")
    assert "somebody else" in str(cell.error)
    assert hands.service.seen == [f"Bearer {TOKENS[0]}"]
    # What is made from now on is of the one who is signed in.
    assert hands.run("globus.sdk.transfer_client().task_list()['code']").value == "'C200'"


def test_what_the_page_refuses_is_said(hands: Hands) -> None:
    error = {"kind": "declined", "code": "NotAllowed", "message": "You did not allow this."}
    hands.page.handle = lambda request: refused(request, False, **error)
    cell = hands.fail("globus.sdk.transfer_client()")
    assert cell.error == "NotAllowed: You did not allow this. (NotAllowed)"


def test_threads_share_one_token(hands: Hands) -> None:
    cell = hands.run(
        "from concurrent.futures import ThreadPoolExecutor\n"
        "own = globus.sdk.authorizer('transfer.api.globus.org')\n"
        "tc = globus_sdk.TransferClient(base_url=at, authorizer=own)\n"
        "with ThreadPoolExecutor(8) as pool:\n"
        "    codes = list(pool.map(lambda _: tc.task_list()['code'], range(40)))\n"
        "set(codes)"
    )
    assert cell.value == "{'C200'}"
    assert len(hands.asked) == 1
    hands.service.good = "revoked"
    cell = hands.run(
        "with ThreadPoolExecutor(8) as pool:\n"
        "    codes = list(pool.map(lambda _: tc.task_list()['code'], range(40)))\n"
        "set(codes)"
    )
    assert cell.value == "{'C200'}"
    assert [asked.get("refused") for asked in hands.asked] == [None, True]


def test_threads_ask_while_the_cell_asks(hands: Hands) -> None:
    tokens = hands.answer

    def answer(request: Json) -> Json | None:
        asks_token = request.get("operation") == "hand-token" or request["ask"] == "drop"
        return tokens(request) if asks_token else anything(request)

    hands.page.handle = answer
    cell = hands.run(
        "import threading\ngot = []\n"
        "def ask():\n"
        "    own = globus.sdk.authorizer('transfer.api.globus.org')\n"
        "    got.append(own.get_authorization_header())\n"
        "threads = [threading.Thread(target=ask) for _ in range(4)]\n"
        "for thread in threads: thread.start()\n"
        "names = {name for _ in range(6) for name in globus.ls('s:/').names}\n"
        "for thread in threads: thread.join()\n"
        "len(got), names"
    )
    assert cell.value == "(4, {'one.txt'})"


def test_a_process_of_its_own_has_no_page(hands: Hands) -> None:
    cell = hands.run(
        "import multiprocessing as m\nwarnings.simplefilter('ignore')\n"
        "def child(pipe):\n"
        "    try:\n        globus.sdk.transfer_client()\n"
        "    except Exception as error:\n        pipe.send(type(error).__name__)\n"
        "ours, theirs = m.Pipe()\n"
        "p = m.get_context('fork').Process(target=child, args=(theirs,)); p.start()\n"
        "print(ours.recv()); p.join()"
    )
    assert cell.stdout == "NoPage\n"


def test_nothing_shows_the_token(hands: Hands) -> None:
    hands.run("tc = globus.sdk.transfer_client(); own = tc.authorizer; r = tc.task_list()")
    for shown in (
        "own",
        "tc, r",
        "vars(own), vars(tc), vars(r), dir(own)",
        "own.get_authorization_header()",
        "print(own.get_authorization_header(), f'{own.get_authorization_header()}')",
        "h = own.get_authorization_header(); h[:30], h + '', ''.join([h, h]), '%s' % h, str(h)",
        "import json; json.dumps(dict(r._raw_response.request.headers))",
        "vars(type(h)), [getattr(h, name) for name in dir(h) if name != 'encode']",
        "r._raw_response.request.headers, vars(r._raw_response.request)",
        "from jupyterlab_globus import authorizer, handed; vars(handed), vars(authorizer)",
        "handed.WALLET, handed.WALLET._held, [dir(h) for h in handed.WALLET._held.values()]",
        "import gc; [repr(o)[:400] for o in gc.get_objects() if 'andler' in repr(type(o))][:9]",
        "%history -o",
        "%who_ls",
        "%whos",
        "Out",
        "import sys; sys.last_value if hasattr(sys, 'last_value') else None",
    ):
        hands.run(shown)
    assert hands.service.good not in str(hands.cells)


def test_nothing_pickles_the_token(hands: Hands) -> None:
    hands.run(
        "tc = globus.sdk.transfer_client(); own = tc.authorizer; r = tc.task_list()\n"
        "try:\n    tc.get('missing')\nexcept globus_sdk.GlobusAPIError as e:\n    failed = e"
    )
    for taken in (
        "pickle.dumps(own)",
        "pickle.dumps(tc)",
        "pickle.dumps(r)",
        "pickle.dumps(handed.WALLET)",
        "pickle.dumps(handed.WALLET._held)",
        "pickle._dumps(own, 2)",
        "own.__reduce_ex__(4)",
        "copy.copy(own)",
        "copy.deepcopy(tc)",
    ):
        cell = hands.fail(f"import copy, pickle; {taken}")
        assert "can't be pickled or copied" in str(cell.error)
    cell = hands.run(
        "data = pickle.dumps([own.get_authorization_header(), failed.info, r.data,"
        " r._raw_response.request.headers, r._raw_response])\n"
        "[pickle.loads(data)[0], copy.deepcopy(own.get_authorization_header()), b'SecretT' in data]"
    )
    assert cell.value == "['Bearer …', 'Bearer …', False]"
    for name in ("own", "tc", "r"):
        assert "can't be pickled" in str(hands.fail(f"%store {name}").error)


def test_no_traceback_shows_the_token(hands: Hands) -> None:
    hands.run(
        "own = globus.sdk.authorizer('transfer.api.globus.org')\n"
        "away = globus_sdk.TransferClient(base_url='http://127.0.0.1:1/', authorizer=own,"
        " retry_config=RetryConfig(max_retries=0))\n"
        "tc = globus_sdk.TransferClient(base_url=at, authorizer=own)\n"
        "own.get_authorization_header()"
    )
    try:
        for mode in ("Context", "Verbose"):
            hands.run(f"%xmode {mode}")
            assert "Connection" in str(hands.fail("away.task_list()").error)
            assert "C404" in str(hands.fail("tc.get('missing')").error)
            hands.page.handle = lambda request: refused(
                request, False, kind="refused", code="X", message="no"
            )
            hands.service.good = "revoked"
            assert "no" in str(hands.fail("tc.task_list()").error)
            hands.page.handle = hands.answer
            hands.run("tc.task_list()")
            # Wrong on our side: what is raised while the token is at hand.
            hands.page.handle = lambda request: (
                None
                if request["ask"] == "drop"
                else done(request, {"kind": "token", "value": {"accessToken": TOKENS[5]}})
            )
            hands.fail("globus.sdk.transfer_client()")
            hands.page.handle = hands.answer
    finally:
        hands.run("%xmode Context")


def test_where_the_sdk_is_missing_it_says_what_to_do(hands: Hands) -> None:
    cell = hands.fail(
        "import sys\nkept = sys.modules['globus_sdk']\nsys.modules['globus_sdk'] = None\n"
        "try:\n    globus.sdk.transfer_client()\nfinally:\n    sys.modules['globus_sdk'] = kept"
    )
    assert "%pip install globus-sdk" in str(cell.error)
