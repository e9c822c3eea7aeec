import { oauth2 } from '@globus/sdk/services/auth';
import { fail, failureOf, GlobusError } from './errors';
import { makePkce, randomText } from './pkce';
import type { Fetch } from './request';
import { readAnswer, sdkOptions } from './request';
import type { ServiceAddresses } from './services';
import type { Identity, SessionRequirements, TokenDocument } from './types';

/** What must be remembered between opening Globus and pasting the code. */
export interface AuthorizationRequest {
  /** The page to open; it ends with a code to copy. */
  url: string;
  verifier: string;
  redirectUri: string;
}

/** Globus Auth for one native app: code paste with PKCE, refresh, revoke. */
export class AuthService {
  constructor(
    private readonly addresses: Pick<ServiceAddresses, 'auth'>,
    private readonly clientId: string,
    private readonly fetch: Fetch
  ) {}

  /**
   * Prepares a sign-in.
   *
   * @param scopes - What to ask for; see `scopes.ts`.
   * @param session - What a too weak session must gain; goes onto the URL as
   * query parameters (documented).
   */
  authorizationRequest(
    scopes: readonly string[],
    session: SessionRequirements | null
  ): AuthorizationRequest {
    const { verifier, challenge } = makePkce();
    const redirectUri = `${this.addresses.auth}/v2/web/auth-code`;
    const url = new URL(`${this.addresses.auth}/v2/oauth2/authorize`);
    const query: Record<string, string> = {
      client_id: this.clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: scopes.join(' '),
      state: randomText(16),
      code_challenge: challenge,
      code_challenge_method: 'S256',
      access_type: 'offline',
      prefill_named_grant: 'JupyterLab',
      ...sessionQuery(session)
    };
    for (const [key, value] of Object.entries(query)) {
      url.searchParams.set(key, value);
    }
    return { url: url.href, verifier, redirectUri };
  }

  /**
   * Exchanges the pasted code. Never repeated: a code works once.
   *
   * @throws GlobusError `code-refused` for a wrong, used or expired code.
   */
  async exchange(
    request: AuthorizationRequest,
    code: string
  ): Promise<TokenDocument> {
    const payload = {
      grant_type: 'authorization_code',
      code,
      code_verifier: request.verifier,
      redirect_uri: request.redirectUri,
      client_id: this.clientId
    } as const;
    return readToken(oauth2.token.exchange({ payload }, this.sdkOptions()));
  }

  /**
   * Trades a refresh token for a new access token.
   *
   * @throws GlobusError `code-refused` when the refresh token is no longer
   * good (401 `invalid_grant`, as for a code).
   */
  async refresh(refreshToken: string): Promise<TokenDocument> {
    const payload = {
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: this.clientId
    } as const;
    return readToken(oauth2.token.refresh({ payload }, this.sdkOptions()));
  }

  /** Revokes one access or refresh token. */
  async revoke(token: string): Promise<void> {
    const payload = { token, client_id: this.clientId };
    await readAnswer<unknown>(
      oauth2.token.revoke({ payload }, this.sdkOptions())
    );
  }

  /** Who an Auth access token belongs to. */
  async userinfo(accessToken: string): Promise<Identity> {
    const answer = await readAnswer<{
      sub: string;
      preferred_username?: string;
      name?: string;
      email?: string;
    }>(
      oauth2.userinfo(
        {
          headers: { Authorization: `Bearer ${accessToken}` },
          // The SDK's type asks for a payload, which a GET can't have.
          payload: undefined as never
        },
        this.sdkOptions()
      )
    );
    return {
      sub: answer.sub,
      username: answer.preferred_username ?? answer.email ?? answer.sub,
      name: answer.name ?? null,
      email: answer.email ?? null
    };
  }

  private sdkOptions() {
    return sdkOptions(this.addresses.auth, this.fetch);
  }
}

/** @throws GlobusError `service-down` for what holds no tokens. */
async function readToken(answer: Promise<Response>): Promise<TokenDocument> {
  const document = await readAnswer<TokenDocument>(answer).catch(
    (error: unknown) => {
      const failure = failureOf(error);
      // Who has no token yet is not signed out: something else has answered.
      throw failure.kind === 'signed-out' ? noTokens(failure.status) : error;
    }
  );
  const others: unknown = document.other_tokens ?? [];
  if (!Array.isArray(others) || !isToken(document) || !others.every(isToken)) {
    throw noTokens(502);
  }
  return document;
}

function isToken(document: unknown): boolean {
  const {
    access_token: access,
    expires_in: left,
    refresh_token: refresh = null,
    resource_server: server,
    scope
  } = (document ?? {}) as Record<string, unknown>;
  return (
    [access, refresh ?? access, scope, server].every(
      part => typeof part === 'string' && part !== ''
    ) && Number.isFinite(left)
  );
}

function noTokens(status: number | null): GlobusError {
  return new GlobusError({
    ...fail('service-down', 'NoTokens', 'The answer held no tokens.').failure,
    status
  });
}

function sessionQuery(
  session: SessionRequirements | null
): Record<string, string> {
  const query: Record<string, string> = {};
  if (!session) {
    return query;
  }
  const put = (key: string, value: string) => {
    if (value !== '') {
      query[key] = value;
    }
  };
  put('session_message', session.message);
  put('session_required_identities', session.identities.join(','));
  put('session_required_single_domain', session.domains.join(','));
  put('session_required_policies', session.policies.join(','));
  put('session_required_mfa', session.mfa ? 'true' : '');
  put('prompt', session.prompt ?? '');
  return query;
}
