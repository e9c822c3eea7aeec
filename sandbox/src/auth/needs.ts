import type { Collection } from '../collections.js';

/** What a collection wants of the session of who uses it. */
export interface SessionNeed {
  /** All of these, by id or username. */
  readonly identities: readonly string[];
  /** An identity of one of these domains; empty: of any. */
  readonly domains: readonly string[];
  /** All of these, by id. */
  readonly policies: readonly string[];
  readonly mfa: boolean;
  /** A sign-in of long ago doesn't do. */
  readonly anew: boolean;
  /** What it says of it. */
  readonly message: string;
  /** How it refuses; left out: as each route does. */
  readonly status?: 403 | 502;
}

/** What wants nothing, in the words of who wants something. Recorded. */
export const NO_NEED: SessionNeed = {
  identities: [],
  domains: [],
  policies: [],
  mfa: false,
  anew: false,
  message: 'Session reauthentication required (Globus Transfer)'
};

/** What collections want of sessions: as they do, or as a test has it. */
export class SessionNeeds {
  of({ id, sessionDomains }: Collection): SessionNeed {
    return this.changed.get(id) ?? { ...NO_NEED, domains: sessionDomains };
  }

  /** Let a collection want something else. */
  set(collection: string, need: SessionNeed): void {
    this.changed.set(collection, need);
  }

  clear(): void {
    this.changed.clear();
  }

  private readonly changed = new Map<string, SessionNeed>();
}
