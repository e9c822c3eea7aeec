import type { AuthService } from '../globus/auth';
import { fail, failureOf, GlobusError } from '../globus/errors';
import type { Identity, TokenDocument } from '../globus/types';
import type { SessionState, SignOutResult } from './contract';

/** The resource server of Globus Auth itself. */
export const AUTH_SERVER = 'auth.globus.org';
/** The resource server of Globus Transfer. */
export const TRANSFER_SERVER = 'transfer.api.globus.org';

interface Token {
  /** The resource server that it is for. */
  server: string;
  access: string;
  refresh: string | null;
  /** Milliseconds since the epoch. */
  expiresAt: number;
  /** The one refresh that runs, however many wait for it. */
  renewal: Promise<string> | null;
}

/** A token this close to its end is renewed before it is used, in milliseconds. */
const MARGIN = 60_000;

/**
 * Who is signed in, and the tokens, which never leave this object but in the
 * header of a request.
 */
export class Session {
  private readonly tokens = new Map<string, Token>();
  /** Tokens that newer ones replaced: no longer used, revoked at sign-out. */
  private replaced: Token[] = [];
  /** How often someone signed out. */
  private departures = 0;
  private current: SessionState = { status: 'signed-out', because: 'never' };

  constructor(
    private readonly auth: AuthService,
    private readonly onChange: (state: SessionState) => void,
    private readonly now: () => number = Date.now
  ) {}

  get state(): SessionState {
    return this.current;
  }

  /**
   * Takes over the tokens of a sign-in or consent. The newer tokens serve from
   * now on: they carry the stronger session, and consents belong to the
   * identity rather than to a token.
   *
   * @throws GlobusError `other-identity` when someone else came back,
   * `signed-out` when someone signed out meanwhile; the tokens that came are
   * revoked then and nothing has changed.
   */
  async adopt(exchange: Promise<TokenDocument>): Promise<SessionState> {
    const { departures } = this;
    const received = this.tokensIn(await exchange);
    const identity = await this.identify(received);
    if (departures !== this.departures) {
      await this.revoke([...received.values()]);
      throw signedOut();
    }
    const known = this.identity;
    if (known && known.sub !== identity.sub) {
      await this.revoke([...received.values()]);
      const { failure } = fail(
        'other-identity',
        'OtherIdentity',
        `You are signed in as ${known.username}, but ${identity.username} came back from Globus.`
      );
      const identities = { current: known, other: identity };
      throw new GlobusError({ ...failure, identities });
    }
    for (const [server, token] of received) {
      const old = this.tokens.get(server);
      if (old) {
        this.replaced.push(old);
      }
      this.tokens.set(server, token);
    }
    return this.become({
      status: 'signed-in',
      identity,
      keeping: 'no-server'
    });
  }

  /**
   * An access token for a resource server, renewed when it is about to expire.
   *
   * @throws GlobusError `signed-out`.
   */
  async accessToken(server: string): Promise<string> {
    const token = this.tokens.get(server);
    if (!token) {
      throw signedOut();
    }
    return token.expiresAt - MARGIN > this.now()
      ? token.access
      : this.renew(server, token.access);
  }

  /**
   * A token in place of one that was refused or is about to expire; one
   * refresh however many ask.
   *
   * @throws GlobusError `signed-out` when the sign-in has ended.
   */
  async renew(server: string, refused: string): Promise<string> {
    const token = this.tokens.get(server);
    if (!token) {
      throw signedOut();
    }
    if (token.access !== refused) {
      return token.access;
    }
    token.renewal ??= this.refresh(server, token).finally(() => {
      token.renewal = null;
    });
    return token.renewal;
  }

  /**
   * Forgets everything, since the service takes a token no more; unless
   * another one has come in its place.
   */
  end(server: string, refused: string): void {
    if (this.tokens.get(server)?.access !== refused) {
      return;
    }
    const rest = this.forget();
    this.become({ status: 'signed-out', because: 'ended' });
    // Those of the other services may be good still.
    void this.revoke(rest);
  }

  /** Revokes every token, access and refresh, one call each (documented). */
  async signOut(): Promise<SignOutResult> {
    const tokens = this.forget();
    this.departures++;
    const left = { status: 'signed-out', because: 'left' } as const;
    const state = this.become({ ...left, notRevoked: null });
    const notRevoked = await this.revoke(tokens);
    if (this.current === state) {
      this.become({ ...left, notRevoked });
    }
    return { notRevoked };
  }

  private get identity(): Identity | null {
    return this.current.status === 'signed-in' ? this.current.identity : null;
  }

  private async identify(received: Map<string, Token>): Promise<Identity> {
    const token = received.get(AUTH_SERVER);
    if (!token || !received.has(TRANSFER_SERVER)) {
      await this.revoke([...received.values()]);
      throw fail(
        'refused',
        'ScopesMissing',
        'Globus did not grant all that was asked for. Sign in again and allow it.'
      );
    }
    try {
      return await this.auth.userinfo(token.access);
    } catch (error) {
      await this.revoke([...received.values()]);
      throw error;
    }
  }

  private async refresh(server: string, token: Token): Promise<string> {
    if (token.refresh === null) {
      this.end(server, token.access);
      throw signedOut();
    }
    try {
      const document = await this.auth.refresh(token.refresh);
      const received = this.tokensIn(document);
      if (this.tokens.get(server) !== token) {
        // Signed out, or in again, meanwhile: this token is nobody's.
        await this.revoke([...received.values()]);
        return this.currentAccess(server);
      }
      const renewed = received.get(server);
      if (!renewed) {
        throw fail('refused', 'WrongToken', 'Globus sent no token to go on.');
      }
      renewed.refresh ??= token.refresh;
      this.tokens.set(server, renewed);
      return renewed.access;
    } catch (error) {
      if (failureOf(error).kind === 'code-refused') {
        this.end(server, token.access);
        return this.currentAccess(server);
      }
      throw error;
    }
  }

  /** @throws GlobusError `signed-out`. */
  private currentAccess(server: string): string {
    const token = this.tokens.get(server);
    if (!token) {
      throw signedOut();
    }
    return token.access;
  }

  private tokensIn(document: TokenDocument): Map<string, Token> {
    const documents = [document, ...(document.other_tokens ?? [])];
    return new Map(
      documents.map(one => [
        one.resource_server,
        {
          server: one.resource_server,
          access: one.access_token,
          refresh: one.refresh_token ?? null,
          expiresAt: this.now() + one.expires_in * 1000,
          renewal: null
        }
      ])
    );
  }

  /** @returns The resource servers of what could not be revoked. */
  private async revoke(tokens: Token[]): Promise<string[]> {
    const kept = new Set<string>();
    const revoke = async (server: string, text: string | null) => {
      if (text !== null) {
        await this.auth.revoke(text).catch(() => kept.add(server));
      }
    };
    await Promise.all(
      tokens.flatMap(({ server, access, refresh }) => [
        revoke(server, refresh),
        revoke(server, access)
      ])
    );
    return [...kept];
  }

  /** @returns Every token that there was, to be revoked. */
  private forget(): Token[] {
    const tokens = [...this.tokens.values(), ...this.replaced];
    this.tokens.clear();
    this.replaced = [];
    return tokens;
  }

  private become(state: SessionState): SessionState {
    this.current = state;
    this.onChange(state);
    return state;
  }
}

function signedOut() {
  return fail('signed-out', 'SignedOut', 'Nobody is signed in to Globus.');
}
