import type { Clock } from '../clock.js';
import type { Client, Identity } from '../identities.js';
import { randomWord } from '../random.js';
import { resourceServer } from './scopes.js';

/** What an authorization code stands for until it is exchanged. */
export interface Code {
  readonly client: Client;
  readonly identity: Identity;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly challenge: string;
  readonly offline: boolean;
  readonly state: string;
  readonly nonce: string | undefined;
  readonly expires: number;
}

/** A token that is good, or was. */
export interface Token {
  readonly kind: 'access' | 'refresh';
  readonly value: string;
  readonly client: Client;
  readonly identity: Identity;
  readonly scopes: readonly string[];
  readonly resourceServer: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
  /** Tokens got from one refresh token, and it, have this in common. */
  readonly family: string;
}

// Unconfirmed (seen in seeds): a code lives ten minutes.
const CODE_LIFETIME_MS = 10 * 60 * 1000;
/** Recorded: what `expires_in` says, in seconds. */
export const TOKEN_LIFETIME_SECONDS = 172_800;
// Documented: a refresh token lapses after six months unused.
const REFRESH_LIFETIME_MS = 183 * 24 * 3600 * 1000;

/** Who allowed what to whom: codes, tokens, consents, sessions. */
export class Grants {
  constructor(private readonly clock: Clock) {}

  /** Make a code; it works once. */
  addCode(code: Omit<Code, 'expires'>): string {
    const value = randomWord(30);
    const expires = this.clock.now() + CODE_LIFETIME_MS;
    this.codes.set(value, { ...code, expires });
    return value;
  }

  /** Use a code up, whatever comes of it. */
  takeCode(value: string): Code | undefined {
    const code = this.codes.get(value);
    this.codes.delete(value);
    return code && code.expires > this.clock.now() ? code : undefined;
  }

  /**
   * Make tokens, one of each kind a resource server.
   *
   * @param offline - refresh tokens too
   */
  issue(
    client: Client,
    identity: Identity,
    scopes: readonly string[],
    offline: boolean
  ): { access: Token; refresh: Token | undefined }[] {
    const servers = new Map<string, string[]>();
    for (const scope of scopes) {
      const server = resourceServer(scope) ?? '';
      servers.set(server, [...(servers.get(server) ?? []), scope]);
    }
    return [...servers].map(([server, its]) => {
      const basis = {
        client,
        identity,
        scopes: its,
        resourceServer: server,
        family: randomWord(16)
      };
      return {
        access: this.addToken('access', basis),
        refresh: offline ? this.addToken('refresh', basis) : undefined
      };
    });
  }

  /** A new access token for a refresh token, which stays as it is. */
  refresh(token: Token): Token {
    this.tokens.set(token.value, {
      ...token,
      expires: this.clock.now() + REFRESH_LIFETIME_MS
    });
    return this.addToken('access', token);
  }

  /** The token of that value, if it is still good. */
  token(kind: Token['kind'], value: string): Token | undefined {
    const token = this.tokens.get(value);
    return token?.kind === kind && token.expires > this.clock.now()
      ? token
      : undefined;
  }

  /**
   * Make a token worthless. Documented (Auth API, "Token Revocation"): with a
   * refresh token go the access tokens that came with it.
   */
  revoke(value: string, client: Client): void {
    const token = this.tokens.get(value);
    if (token?.client.id !== client.id) {
      return;
    }
    this.tokens.delete(value);
    if (token.kind === 'refresh') {
      for (const other of [...this.tokens.values()]) {
        if (other.family === token.family) {
          this.tokens.delete(other.value);
        }
      }
    }
  }

  /**
   * Documented (globus-cli): consents belong to the client and the identity,
   * not to a token, and add up.
   */
  consent(client: Client, identity: Identity, collection: string): void {
    this.consents.add([client.id, identity.id, collection].join());
  }

  hasConsent(client: Client, identity: Identity, collection: string): boolean {
    return this.consents.has([client.id, identity.id, collection].join());
  }

  /** Guessed: a session belongs to the client and the identity as well. */
  strengthen(client: Client, identity: Identity, domain: string): void {
    this.sessions.add([client.id, identity.id, domain].join());
  }

  hasSession(client: Client, identity: Identity, domain: string): boolean {
    return this.sessions.has([client.id, identity.id, domain].join());
  }

  /** Let every access token expire now. */
  expireAccess(): void {
    for (const token of [...this.tokens.values()]) {
      if (token.kind === 'access') {
        this.tokens.delete(token.value);
      }
    }
  }

  /** Make every token worthless. */
  revokeAll(): void {
    this.tokens.clear();
  }

  /**
   * Take consent to data back, from every app and person.
   *
   * @param collection - on this one only
   */
  withdraw(collection?: string): void {
    for (const consent of [...this.consents]) {
      if (collection === undefined || consent.endsWith(`,${collection}`)) {
        this.consents.delete(consent);
      }
    }
  }

  /** Let every session be what it was before it was strengthened. */
  weaken(): void {
    this.sessions.clear();
  }

  /** Forget everything. */
  clear(): void {
    this.codes.clear();
    this.tokens.clear();
    this.consents.clear();
    this.sessions.clear();
  }

  private addToken(
    kind: Token['kind'],
    basis: Omit<Token, 'kind' | 'value' | 'expires'>
  ): Token {
    const lifetime =
      kind === 'access' ? TOKEN_LIFETIME_SECONDS * 1000 : REFRESH_LIFETIME_MS;
    const token: Token = {
      ...basis,
      kind,
      value: `Ag${randomWord(kind === 'access' ? 60 : 40)}`,
      expires: this.clock.now() + lifetime
    };
    this.tokens.set(token.value, token);
    return token;
  }

  private readonly codes = new Map<string, Code>();
  private readonly tokens = new Map<string, Token>();
  private readonly consents = new Set<string>();
  private readonly sessions = new Set<string>();
}
