import type { Clients } from './auth/clients.js';
import type { Grants } from './auth/grants.js';
import type { SessionNeeds } from './auth/needs.js';
import type { Clock } from './clock.js';
import type { Collection } from './collections.js';
import type { Identity } from './identities.js';
import type { NamedFaults } from './namedFaults.js';
import type { Secrets } from './secrets.js';
import type { Storage } from './storage/storage.js';

/** What every part of the sandbox stands on. */
export interface World {
  readonly clock: Clock;
  readonly storage: Storage;
  readonly collections: readonly Collection[];
  /** The people who can sign in. */
  readonly identities: readonly Identity[];
  /** Documents of identities that nobody has used yet, by username. */
  readonly provisioned: Map<string, Readonly<Record<string, unknown>>>;
  readonly clients: Clients;
  readonly grants: Grants;
  /** What collections want of sessions. */
  readonly needs: SessionNeeds;
  /** What was handed out, for who searches for leaks. */
  readonly secrets: Secrets;
  /** The faults of the catalogue that stand. */
  readonly faults: NamedFaults;
  /** The speed of each transfer. */
  readonly bytesPerSecond: number;
  /** One line to whoever runs the sandbox. */
  readonly log: (line: string) => void;
}
