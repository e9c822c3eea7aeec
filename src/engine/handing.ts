import { fail, failureOf, GlobusError } from '../globus/errors';
import { mergeScopes, parseScopes } from '../globus/scopes';
import type { TokenWish } from './sessionTypes';
import type { Token, Tokens } from './tokens';
import { AUTH_SERVER, signedOut, TRANSFER_SERVER } from './tokens';

/** A handed token this close to its end is not handed again, in milliseconds. */
const NEARLY_OVER = 600_000;

/** Longer than a clock is wrong: one that ended before is good no more. */
const LONG_AGO = 2 * 86_400_000;

/** Access tokens by who holds them. */
export type Handed = (readonly [holder: string, tokens: Token[]])[];

/**
 * Access tokens of their own for kernels, got with the session's refresh
 * tokens, so that each can be taken back without touching the others.
 */
export class Handing {
  private readonly handed = new Map<string, Token[]>();
  /** What is being got, by the wish. */
  private readonly running = new Map<string, Promise<Token>>();

  constructor(
    private readonly tokens: Tokens,
    /** Whether there is consent to all that scopes name. */
    private readonly consented: (scopes: readonly string[]) => boolean,
    private readonly onChange: () => void,
    private readonly onLost: (server: string, access: string) => void
  ) {}

  /**
   * The same one as before until it is nearly over.
   *
   * @throws GlobusError `consent-required`; `declined` where it was taken back
   * meanwhile.
   */
  hand(wish: TokenWish): Promise<Token> {
    const key = JSON.stringify(wish);
    const running = this.running.get(key);
    if (running) {
      return running;
    }
    const giving = this.give(wish).finally(() => this.running.delete(key));
    this.running.set(key, giving);
    return giving;
  }

  /**
   * Revokes what a holder has.
   *
   * @throws GlobusError `service-down` where Globus did not; signing out tries
   * it again.
   */
  async takeBack(holder: string): Promise<void> {
    const tokens = this.handed.get(holder) ?? [];
    if (!this.handed.delete(holder)) {
      return;
    }
    this.onChange();
    const left = await this.tokens.revoke(tokens);
    if (left.length > 0) {
      this.tokens.retire(tokens);
      throw fail('service-down', 'NotRevoked', `Not revoked: ${left.join()}`);
    }
  }

  /** Without those long over, whose kernels may never ask again. */
  all(): Handed {
    return [...this.handed].flatMap(([holder, tokens]) => {
      const left = tokens.filter(one => this.tokens.lasts(one, -LONG_AGO));
      return left.length > 0 ? [[holder, left] as const] : [];
    });
  }

  restore(handed: Handed): void {
    handed.forEach(([holder, tokens]) => this.handed.set(holder, tokens));
  }

  /** @returns Every token that there was, to be revoked. */
  forget(): Token[] {
    const tokens = [...this.handed.values()].flat();
    this.handed.clear();
    return tokens;
  }

  private async give({
    holder,
    refused = false,
    resourceServer: server,
    scopes
  }: TokenWish): Promise<Token> {
    const source = this.tokens.of(server);
    if (!source) {
      // Nothing is known of a session that is none.
      throw this.tokens.of(AUTH_SERVER) ? lacking(server, scopes) : signedOut();
    }
    if (!this.consented(scopes) || !isFor(source, scopes)) {
      // A token is for what was asked for with it: for all of it, then.
      throw lacking(server, [...source.scopes, ...scopes]);
    }
    const held = this.handed.get(holder) ?? [];
    this.handed.set(holder, held);
    const last = held
      .filter(token => token.server === server && isFor(token, scopes))
      .at(-1);
    if (last && refused) {
      held.splice(held.indexOf(last), 1);
      void this.tokens.revoke([last]);
    } else if (last && this.tokens.lasts(last, NEARLY_OVER)) {
      return last;
    }
    const token = await this.get(source, scopes);
    if (this.handed.get(holder) !== held) {
      await this.tokens.revoke([token]);
      throw this.tokens.of(server) ? takenBack() : signedOut();
    }
    const good = held.filter(one => this.tokens.lasts(one, -LONG_AGO));
    held.splice(0, held.length, ...good, token);
    this.onChange();
    return token;
  }

  private async get(source: Token, scopes: string[]): Promise<Token> {
    try {
      const token = await this.tokens.another(source);
      // A refresh token that came again stays the session's alone.
      const refresh = token.refresh === source.refresh ? null : token.refresh;
      return { ...token, refresh };
    } catch (error) {
      if (failureOf(error).kind !== 'code-refused') {
        throw error;
      }
      const { access, server } = source;
      this.onLost(server, access);
      throw [AUTH_SERVER, TRANSFER_SERVER].includes(server)
        ? signedOut()
        : lacking(server, [...source.scopes, ...scopes]);
    }
  }
}

/** Whether a token is for scopes, whatever is below them. */
function isFor({ scopes: known }: Token, scopes: readonly string[]): boolean {
  return [...parseScopes(scopes.join(' ')).keys()].every(scope =>
    known.includes(scope)
  );
}

/** Asks for what a token needs; a scope less than its service has is no use. */
function lacking(server: string, scopes: readonly string[]): GlobusError {
  if (scopes.length === 0) {
    return fail(
      'bad-request',
      'NoScopes',
      `There is no token for ${server} yet: say which scopes it is to have.`
    );
  }
  return new GlobusError({
    ...fail(
      'consent-required',
      'ConsentRequired',
      `A token for ${server} needs your consent.`
    ).failure,
    requiredScopes: mergeScopes(scopes)
  });
}

function takenBack(): GlobusError {
  return fail('declined', 'TakenBack', 'The token was taken back meanwhile.');
}
