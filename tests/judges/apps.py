"""UserApp of globus-sdk, with somebody who does what it asks."""

from __future__ import annotations

from typing import Any

import globus_sdk
from globus_sdk.gare import GlobusAuthorizationParameters
from globus_sdk.login_flows import LoginFlowManager
from globus_sdk.token_storage import MemoryTokenStorage

from tests.judges.judge import Sandbox


class Pasting(LoginFlowManager):
    """Signs a person in as a terminal would, without the person."""

    def __init__(self, client: globus_sdk.AuthLoginClient, sandbox: Sandbox, **how: str) -> None:
        super().__init__(client, request_refresh_tokens=True)
        self.sandbox = sandbox
        self.how = how
        self.times = 0

    def run_login_flow(
        self, auth_parameters: GlobusAuthorizationParameters
    ) -> globus_sdk.OAuthAuthorizationCodeResponse:
        self.times += 1
        url = self._get_authorize_url(auth_parameters, f"{self.sandbox.url}/v2/web/auth-code")
        code = self.sandbox.control("authorize", url=url, **self.how)["code"]
        return self.login_client.oauth2_exchange_code_for_tokens(code)


def user_app(sandbox: Sandbox, client: Any, **how: str) -> tuple[globus_sdk.UserApp, Pasting]:
    """An app of globus-sdk with its person."""
    manager = Pasting(client, sandbox, **how)
    config = globus_sdk.GlobusAppConfig(
        token_storage=MemoryTokenStorage(),
        login_flow_manager=manager,
        request_refresh_tokens=True,
        auto_redrive_gares=True,
    )
    return globus_sdk.UserApp("judge", login_client=client, config=config), manager
