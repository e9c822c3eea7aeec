import type { AuthService } from '../globus/auth';
import { fail, failureOf, GlobusError } from '../globus/errors';
import type { RetryPolicy } from '../globus/retry';
import { RETRY, withRetry } from '../globus/retry';
import { parseScopes } from '../globus/scopes';
import type { Identity, TokenDocument } from '../globus/types';
import { Consents } from './consents';
import type { Handed } from './handing';
import { Handing } from './handing';
import type {
  HandedToken,
  SessionState,
  SignOutResult,
  TokenWish
} from './sessionTypes';
import type { Token } from './tokens';
import { AUTH_SERVER, signedOut, Tokens, TRANSFER_SERVER } from './tokens';

/** Who is signed in; whether it is kept is not the session's to know. */
export type Presence =
  | Exclude<SessionState, { status: 'signed-in' }>
  | { status: 'signed-in'; identity: Identity };

/** All that a session is, to be kept and taken up again. */
export interface KeptSession {
  identity: Identity;
  serving: Token[];
  replaced: Token[];
  handed: Handed;
  consents: string[];
}

/** Who wants to know of a session. */
export interface SessionEvents {
  onState(state: Presence): void;
  /** What {@link Session.kept} gives is another. */
  onChange(): void;
}

/**
 * Who is signed in, and the tokens, which never leave this object but in the
 * header of a request, sealed, or for a kernel that someone allowed one.
 */
export class Session {
  readonly consents: Consents;
  readonly handing: Handing;
  /** Resolves once a kept session has been taken up; null where none is being. */
  ready: Promise<void> | null = null;

  private readonly tokens: Tokens;
  /** How often someone signed out. */
  private departures = 0;
  private current: Presence = { status: 'signed-out', because: 'never' };

  constructor(
    private readonly auth: AuthService,
    private readonly events: SessionEvents,
    private readonly now: () => number = Date.now,
    private readonly retry: RetryPolicy = RETRY
  ) {
    const onChange = () => events.onChange();
    const onLost = (server: string, access: string) => this.end(server, access);
    this.consents = new Consents(onChange);
    this.tokens = new Tokens(auth, { onChange, onLost }, now);
    this.handing = new Handing(
      this.tokens,
      scopes => this.consents.has(scopes),
      onChange,
      onLost
    );
  }

  get state(): Presence {
    return this.current;
  }

  get identity(): Identity | null {
    return this.current.status === 'signed-in' ? this.current.identity : null;
  }

  /** What Auth's own token is for, to be asked for again with the next one. */
  get identityScopes(): readonly string[] {
    return this.tokens.of(AUTH_SERVER)?.scopes ?? [];
  }

  /**
   * Takes over the tokens of a sign-in or consent. The newer tokens serve from
   * now on: they carry the stronger session, and consents belong to the
   * identity rather than to a token.
   *
   * @param asked - The scopes that were asked for.
   * @throws GlobusError `other-identity` when someone else came back,
   * `signed-out` when someone signed out meanwhile; the tokens that came are
   * revoked then and nothing has changed.
   */
  async adopt(
    exchange: Promise<TokenDocument>,
    asked: readonly string[]
  ): Promise<void> {
    const { departures } = this;
    const received = this.tokens.received(await exchange);
    try {
      const identity = await this.identify(received);
      await this.ready;
      if (departures !== this.departures) {
        throw signedOut();
      }
      const { identity: known } = this;
      if (!known) {
        mustHave(received, TRANSFER_SERVER);
      } else if (known.sub !== identity.sub) {
        throw otherIdentity(known, identity);
      }
      this.tokens.adopt(received);
      this.consents.add(allowed(received, asked));
      this.become({ status: 'signed-in', identity });
    } catch (error) {
      const left = await this.tokens.revoke(received);
      if (left.length === 0) {
        throw error;
      }
      // Signing out tries again, and says so.
      this.tokens.retire(received);
      const failure = failureOf(error);
      throw new GlobusError({ ...failure, notRevoked: left });
    }
  }

  /** As {@link Tokens.access}, of whom a kept session is taken up first. */
  async accessToken(server: string): Promise<string> {
    if (this.ready) {
      await this.ready;
    }
    return this.tokens.access(server);
  }

  /** As {@link Tokens.renew}. */
  renew(server: string, refused: string): Promise<string> {
    return this.tokens.renew(server, refused);
  }

  /** As {@link Handing.hand}, and whom it acts as. */
  async hand(
    wish: TokenWish
  ): Promise<Omit<HandedToken, 'service' | 'transfer'>> {
    await this.ready;
    const { access, expiresAt, server } = await this.handing.hand(wish);
    const { identity } = this;
    if (!identity) {
      throw signedOut();
    }
    return {
      resourceServer: server,
      accessToken: access,
      expiresIn: Math.floor((expiresAt - this.now()) / 1000),
      identity
    };
  }

  /**
   * Forgets everything, since the service takes a token no more; unless
   * another one has come in its place. Of a service that not everything rests
   * on, only its token is forgotten.
   */
  end(server: string, refused: string): void {
    if (this.tokens.of(server)?.access !== refused) {
      return;
    }
    if (server !== AUTH_SERVER && server !== TRANSFER_SERVER) {
      void this.tokens.revoke(this.tokens.drop(server));
      return;
    }
    const rest = this.forget();
    this.become({ status: 'signed-out', because: 'ended' });
    // Those of the other services may be good still.
    void this.tokens.revoke(rest);
  }

  /** Revokes every token, access and refresh, one call each (documented). */
  async signOut(): Promise<SignOutResult> {
    this.departures++;
    if (this.ready) {
      await this.ready;
    }
    const tokens = this.forget();
    const left = { status: 'signed-out', because: 'left' } as const;
    const state = this.become({ ...left, notRevoked: null });
    const notRevoked = await this.tokens.revoke(tokens);
    if (this.current === state) {
      this.become({ ...left, notRevoked });
    }
    return { notRevoked };
  }

  /** All of it, to be sealed; null where nobody is signed in. */
  kept(): KeptSession | null {
    const { identity } = this;
    return (
      identity && {
        identity,
        ...this.tokens.all(),
        handed: this.handing.all(),
        consents: this.consents.all()
      }
    );
  }

  /** Takes up a session where it was left; not over one that is there. */
  restore(kept: KeptSession): void {
    const { identity, serving, replaced, handed, consents } = kept;
    if (this.current.status === 'signed-in') {
      return;
    }
    mustHave(serving, AUTH_SERVER);
    mustHave(serving, TRANSFER_SERVER);
    this.tokens.adopt(serving, replaced);
    this.handing.restore(handed);
    this.consents.add(consents);
    this.become({ status: 'signed-in', identity });
  }

  /** Revokes what was kept and is not to be taken up. */
  async discard({ serving, replaced, handed }: KeptSession): Promise<void> {
    const given = handed.flatMap(([, tokens]) => tokens);
    await this.tokens.revoke([...serving, ...replaced, ...given]);
  }

  private async identify(received: readonly Token[]): Promise<Identity> {
    const { access } = mustHave(received, AUTH_SERVER);
    // The code is used up: what passes must not make it for nothing.
    return withRetry(() => this.auth.userinfo(access), this.retry);
  }

  /** @returns Every token that there was, to be revoked. */
  private forget(): Token[] {
    this.consents.clear();
    return [...this.tokens.forget(), ...this.handing.forget()];
  }

  private become(state: Presence): Presence {
    this.current = state;
    this.events.onState(state);
    return state;
  }
}

function mustHave(tokens: readonly Token[], server: string): Token {
  const token = tokens.find(one => one.server === server);
  if (!token) {
    throw fail(
      'refused',
      'ScopesMissing',
      'Globus did not grant all that was asked for. Sign in again and allow it.'
    );
  }
  return token;
}

/** Of what was asked for, what tokens came for, with all that is below. */
function allowed(
  received: readonly Token[],
  asked: readonly string[]
): string[] {
  const granted = new Set(received.flatMap(({ scopes }) => scopes));
  return asked.filter(scope => {
    const [name] = parseScopes(scope).keys();
    return name !== undefined && granted.has(name);
  });
}

function otherIdentity(current: Identity, other: Identity): GlobusError {
  const { failure } = fail(
    'other-identity',
    'OtherIdentity',
    `You are signed in as ${current.username}, but ${other.username} came back from Globus.`
  );
  return new GlobusError({ ...failure, identities: { current, other } });
}
