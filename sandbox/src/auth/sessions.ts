import type { Clock } from '../clock.js';
import type { Client, Identity } from '../identities.js';
import { namedUuid } from '../namedUuid.js';
import type { SessionNeed } from './needs.js';
import { POLICIES } from './policies.js';

/** That somebody showed who they are. */
export interface Authentication {
  readonly identity: Identity;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly mfa: boolean;
}

/** Which identities of a person an app has seen signed in, and when. */
export interface Session {
  readonly id: string;
  readonly authentications: readonly Authentication[];
}

// Guessed: people have signed in to Globus in their browser a day before, and
// an app that doesn't ask for more is let in by that.
const BROWSER_LOGIN_MS = 24 * 3600 * 1000;
/** Guessed: how old an authentication may be where a strong one is asked for. */
export const STRONG_MS = 3600 * 1000;

/**
 * The sessions of apps and people. Guessed: one of each pair, so what
 * strengthens it helps the tokens that are there already.
 */
export class Sessions {
  constructor(private readonly clock: Clock) {}

  /** Note that a person signed in just now, with these identities. */
  renew(
    client: Client,
    person: Identity,
    identities: readonly Identity[],
    mfa: boolean
  ): void {
    for (const identity of identities) {
      this.note(client, person, { identity, time: this.clock.now(), mfa });
    }
  }

  /** Let a person in who is signed in to Globus already. */
  enter(client: Client, person: Identity, identity: Identity): void {
    const { authentications } = this.of(client, person);
    if (!authentications.some(a => a.identity.id === identity.id)) {
      const time = this.clock.now() - BROWSER_LOGIN_MS;
      this.note(client, person, { identity, time, mfa: false });
    }
  }

  of(client: Client, person: Identity): Session {
    const key = keyOf(client, person);
    return {
      // Asked for by few of those that ask for a session.
      get id() {
        return namedUuid(`session ${key}`);
      },
      authentications: [...(this.sessions.get(key)?.values() ?? [])]
    };
  }

  /**
   * Whether a session is as strong as it must be: by who signed in of late,
   * with a second factor where one is wanted.
   */
  satisfies(client: Client, person: Identity, need: SessionNeed): boolean {
    const policies = need.policies.map(id => POLICIES.find(p => p.id === id));
    const mfa = need.mfa || policies.some(policy => policy?.mfa);
    const domains = [need.domains, ...policies.map(p => p?.domains ?? [])];
    const isAsked =
      mfa || need.anew || [...need.identities, ...domains.flat()].length > 0;
    const since = this.clock.now() - STRONG_MS;
    const strong = this.of(client, person)
      .authentications.filter(a => a.time > since && (a.mfa || !mfa))
      .map(({ identity }) => identity);
    return (
      !policies.includes(undefined) &&
      (!isAsked || strong.length > 0) &&
      need.identities.every(name => strong.some(i => isNamed(i, name))) &&
      domains.every(
        any => any.length === 0 || strong.some(i => any.includes(domainOf(i)))
      )
    );
  }

  clear(): void {
    this.sessions.clear();
  }

  private note(
    client: Client,
    person: Identity,
    authentication: Authentication
  ): void {
    const key = keyOf(client, person);
    const session = this.sessions.get(key) ?? new Map<string, Authentication>();
    session.set(authentication.identity.id, authentication);
    this.sessions.set(key, session);
  }

  private readonly sessions = new Map<string, Map<string, Authentication>>();
}

function keyOf(client: Client, person: Identity): string {
  return `${client.id} ${person.id}`;
}

/** Whether a name, an id or a username, is an identity's. */
export function isNamed({ id, username }: Identity, name: string): boolean {
  return id === name || username === name;
}

/** What is behind the `@` of an identity. */
export function domainOf({ username }: Identity): string {
  return username.slice(username.lastIndexOf('@') + 1);
}
