import type { Clock } from '../clock.js';
import type { Collection } from '../collections.js';
import type { Client, Identity } from '../identities.js';
import { randomWord } from '../random.js';
import { Secrets } from '../secrets.js';
import { Consents } from './consents.js';
import { Expiring } from './expiring.js';
import { TRANSFER_SCOPE, dataAccess, resourceServer } from './scopes.js';
import { Sessions } from './sessions.js';

/** What an authorization code stands for until it is exchanged. */
export interface Code {
  readonly client: Client;
  readonly identity: Identity;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  /** Undefined where an app with a secret did without. */
  readonly challenge: string | undefined;
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
  readonly issued: number;
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

/** What apps hold: codes and tokens, by the consents and sessions there are. */
export class Grants {
  /**
   * @param collections - those that have scopes of their own
   * @param secrets - learns every code and token
   */
  constructor(
    private readonly clock: Clock,
    private readonly collections: readonly Collection[] = [],
    private readonly secrets = new Secrets()
  ) {
    this.consents = new Consents(clock);
    this.sessions = new Sessions(clock);
    this.codes = new Expiring(clock);
    this.tokens = { access: new Expiring(clock), refresh: new Expiring(clock) };
  }

  readonly consents: Consents;
  readonly sessions: Sessions;

  /** Make a code; it works once. */
  addCode(code: Omit<Code, 'expires'>): string {
    const value = randomWord(30);
    const expires = this.clock.now() + CODE_LIFETIME_MS;
    this.codes.put(value, { ...code, expires });
    this.secrets.note({ kind: 'code', value, client: code.client.id });
    return value;
  }

  /** Use a code up, whatever comes of it. */
  takeCode(value: string): Code | undefined {
    const code = this.codes.get(value);
    this.codes.delete(value);
    return code;
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
    this.signIns.set([client.id, identity.id].join(), this.clock.now());
    const servers = new Map<string, string[]>();
    for (const scope of scopes) {
      const server =
        resourceServer({ collections: this.collections }, scope) ?? '';
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
    this.tokens.refresh.put(token.value, {
      ...token,
      expires: this.clock.now() + REFRESH_LIFETIME_MS
    });
    return this.addToken('access', token);
  }

  /** The token of that value, if it is still good. */
  token(kind: Token['kind'], value: string): Token | undefined {
    return this.tokens[kind].get(value);
  }

  /**
   * Make a token worthless. Documented (Auth API, "Token Revocation"): with a
   * refresh token go the access tokens that came with it. Guessed (globus-cli
   * signs out so): the template that an app was made from may do it too.
   */
  revoke(value: string, client: Client): void {
    const { access, refresh } = this.tokens;
    const token = access.get(value) ?? refresh.get(value);
    if (
      !token ||
      (token.client.id !== client.id && token.client.template !== client.id)
    ) {
      return;
    }
    this.tokens[token.kind].delete(value);
    if (token.kind === 'refresh') {
      access.drop(other => other.family === token.family);
    }
  }

  /** Forget an app: its tokens and what it was allowed. */
  forget(client: Client): void {
    this.drop(token => token.client.id === client.id);
    this.consents.forget(client);
  }

  /**
   * Whether Transfer may use the data of a collection in somebody's name.
   *
   * @param via - the scopes of the services that call it for the app
   */
  hasConsent(
    client: Client,
    identity: Identity,
    collection: string,
    via: readonly string[] = []
  ): boolean {
    const path = [...via, TRANSFER_SCOPE, dataAccess({ id: collection })];
    return this.consents.has(client, identity, path);
  }

  /**
   * Whether a person has signed in to an app later than a time.
   *
   * @param time - milliseconds since 1970
   */
  signedInSince(client: Client, identity: Identity, time: number): boolean {
    return (this.signIns.get([client.id, identity.id].join()) ?? 0) > time;
  }

  /** Let every access token expire now. */
  expireAccess(): void {
    this.tokens.access.clear();
  }

  /** Make every token worthless. */
  revokeAll(): void {
    this.drop(() => true);
  }

  /** Forget everything. */
  clear(): void {
    this.codes.clear();
    this.revokeAll();
    this.consents.clear();
    this.sessions.clear();
    this.signIns.clear();
  }

  private drop(which: (token: Token) => boolean): void {
    this.tokens.access.drop(which);
    this.tokens.refresh.drop(which);
  }

  private addToken(
    kind: Token['kind'],
    basis: Omit<Token, 'kind' | 'value' | 'issued' | 'expires'>
  ): Token {
    const lifetime =
      kind === 'access' ? TOKEN_LIFETIME_SECONDS * 1000 : REFRESH_LIFETIME_MS;
    const token: Token = {
      ...basis,
      kind,
      value: `Ag${randomWord(kind === 'access' ? 60 : 40)}`,
      issued: this.clock.now(),
      expires: this.clock.now() + lifetime
    };
    this.tokens[kind].put(token.value, token);
    this.secrets.note({
      kind,
      value: token.value,
      client: token.client.id,
      resource_server: token.resourceServer
    });
    return token;
  }

  private readonly codes: Expiring<Code>;
  private readonly tokens: Readonly<Record<Token['kind'], Expiring<Token>>>;
  private readonly signIns = new Map<string, number>();
}
