import type { AuthService } from '../globus/auth';
import { fail, failureOf } from '../globus/errors';
import type { TokenDocument } from '../globus/types';

/** The resource server of Globus Auth itself. */
export const AUTH_SERVER = 'auth.globus.org';
/** The resource server of Globus Transfer. */
export const TRANSFER_SERVER = 'transfer.api.globus.org';

/** What one resource server takes. */
export interface Token {
  /** The resource server that it is for. */
  server: string;
  access: string;
  refresh: string | null;
  /** Milliseconds since the epoch, by this computer's clock. */
  expiresAt: number;
  /** What it is for, without what is below. */
  scopes: string[];
}

/** A token this close to its end is renewed before it is used, in milliseconds. */
const MARGIN = 60_000;

/** Replaced tokens that are remembered; older ones are revoked at once. */
const REPLACED = 40;

/** What has to know of tokens. */
export interface TokenEvents {
  /** They are others now: what is kept is old. */
  onChange(): void;
  /** A server takes neither the one that is there nor its refresh token. */
  onLost(server: string, access: string): void;
}

/**
 * The tokens of a session, one a resource server. An expiry is only a hint,
 * since clocks are wrong and jump: one that a service refuses is renewed as
 * well, and one that is renewed too early does no harm.
 */
export class Tokens {
  private readonly serving = new Map<string, Token>();
  /** Those that newer ones replaced: no longer used, revoked at sign-out. */
  private replaced: Token[] = [];
  /** The one refresh of a token that runs, however many wait for it. */
  private readonly renewals = new Map<Token, Promise<string>>();

  constructor(
    private readonly auth: AuthService,
    private readonly events: TokenEvents,
    private readonly now: () => number
  ) {}

  /** The token of a resource server. */
  of(server: string): Token | undefined {
    return this.serving.get(server);
  }

  /** All of them, those in use first, to be kept. */
  all(): { serving: Token[]; replaced: Token[] } {
    return { serving: [...this.serving.values()], replaced: this.replaced };
  }

  /** Serves with these from now on. */
  adopt(received: readonly Token[], replaced: readonly Token[] = []): void {
    for (const token of received) {
      const old = this.serving.get(token.server);
      if (old) {
        this.replaced.push(old);
      }
      this.serving.set(token.server, token);
    }
    this.retire(replaced);
    this.events.onChange();
  }

  /** Remembers tokens that serve no more, to be revoked at sign-out. */
  retire(tokens: readonly Token[]): void {
    this.replaced.push(...tokens);
    const tooMany = Math.max(0, this.replaced.length - REPLACED);
    void this.revoke(this.replaced.splice(0, tooMany));
  }

  /**
   * An access token for a resource server, renewed when it is about to expire.
   *
   * @throws GlobusError `signed-out`.
   */
  async access(server: string): Promise<string> {
    const token = this.serving.get(server);
    if (!token) {
      throw signedOut();
    }
    return this.lasts(token, MARGIN)
      ? token.access
      : this.renew(server, token.access);
  }

  /** Whether a token is good for a while yet, in milliseconds. */
  lasts({ expiresAt }: Token, while_: number): boolean {
    return expiresAt - while_ > this.now();
  }

  /**
   * A token in place of one that was refused or is about to expire; one
   * refresh however many ask.
   *
   * @throws GlobusError `signed-out` when the sign-in has ended.
   */
  async renew(server: string, refused: string): Promise<string> {
    const token = this.serving.get(server);
    if (!token) {
      throw signedOut();
    }
    if (token.access !== refused) {
      return token.access;
    }
    const running = this.renewals.get(token);
    if (running) {
      return running;
    }
    const renewal = this.refresh(token).finally(() =>
      this.renewals.delete(token)
    );
    this.renewals.set(token, renewal);
    return renewal;
  }

  /**
   * A token of its own, got with the refresh token of another.
   *
   * @throws GlobusError `code-refused` where that is no longer good.
   */
  async another(token: Token): Promise<Token> {
    if (token.refresh === null) {
      throw fail('code-refused', 'NoRefresh', 'There is no refresh token.');
    }
    const document = await this.auth.refresh(token.refresh);
    const received = this.received(document);
    const own = received.find(({ server }) => server === token.server);
    if (!own) {
      await this.revoke(received);
      throw fail('refused', 'WrongToken', 'Globus sent no token to go on.');
    }
    return own;
  }

  /** The tokens in an answer of Auth. */
  received(document: TokenDocument): Token[] {
    return [document, ...(document.other_tokens ?? [])].map(one => ({
      server: one.resource_server,
      access: one.access_token,
      refresh: one.refresh_token ?? null,
      expiresAt: this.now() + one.expires_in * 1000,
      scopes: one.scope.split(' ')
    }));
  }

  /**
   * Revokes tokens, access and refresh, one call each (documented).
   *
   * @returns The resource servers of what could not be revoked.
   */
  async revoke(tokens: readonly Token[]): Promise<string[]> {
    const left = new Set<string>();
    await Promise.all(
      tokens.flatMap(({ server, access, refresh }) =>
        [refresh, access].map(async text => {
          if (text !== null) {
            await this.auth.revoke(text).catch(() => left.add(server));
          }
        })
      )
    );
    return [...left];
  }

  /** Drops the token of one resource server; it is the caller's to revoke. */
  drop(server: string): Token[] {
    const token = this.serving.get(server);
    this.serving.delete(server);
    this.events.onChange();
    return token ? [token] : [];
  }

  /** @returns Every token that there was, to be revoked. */
  forget(): Token[] {
    const tokens = [...this.serving.values(), ...this.replaced];
    this.serving.clear();
    this.replaced = [];
    return tokens;
  }

  private async refresh(token: Token): Promise<string> {
    const { server } = token;
    try {
      const renewed = await this.another(token);
      if (this.serving.get(server) !== token) {
        // Signed out, or in again, meanwhile: this token is nobody's.
        await this.revoke([renewed]);
        return this.current(server);
      }
      renewed.refresh ??= token.refresh;
      this.serving.set(server, renewed);
      this.events.onChange();
      return renewed.access;
    } catch (error) {
      if (failureOf(error).kind === 'code-refused') {
        this.events.onLost(server, token.access);
        return this.current(server);
      }
      throw error;
    }
  }

  /** @throws GlobusError `signed-out`. */
  private current(server: string): string {
    const token = this.serving.get(server);
    if (!token) {
      throw signedOut();
    }
    return token.access;
  }
}

export function signedOut() {
  return fail('signed-out', 'SignedOut', 'Nobody is signed in to Globus.');
}
