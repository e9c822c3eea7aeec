/** What a named fault is about: it can be narrowed down to that only. */
export type FaultAbout =
  /** Requests: narrowed down by `route`, a path prefix. */
  | 'requests'
  /** A collection, and a `path` on it: listings and tasks alike. */
  | 'collection'
  /** All of a collection. */
  | 'whole collection'
  /** A task: by `task`, by a `collection` of it, by the `path` of a file. */
  | 'task'
  /** All of a task: by `task`, or by a `collection` of it. */
  | 'whole task'
  /** What apps hold: it happens at once, to all of them. */
  | 'grants';

interface Kind {
  readonly about: FaultAbout;
  /** What happens; the README's words. */
  readonly what: string;
}

/**
 * The faults that have a name. What clients see of each is said where it
 * happens, with its ground.
 */
export const CATALOGUE = {
  maintenance: {
    about: 'requests',
    what: 'Transfer answers 503 ServiceUnavailable'
  },
  'rate-limited': {
    about: 'requests',
    what: 'Transfer answers 429, with Retry-After'
  },
  'auth-unavailable': {
    about: 'requests',
    what: 'Auth answers 503'
  },
  'timers-unavailable': {
    about: 'requests',
    what: 'Timers answers 503'
  },
  'bad-gateway': {
    about: 'requests',
    what: 'all services answer 502 with a page, not JSON'
  },
  offline: {
    about: 'collection',
    what: 'the collection is not connected'
  },
  'goes-offline': {
    about: 'collection',
    what: 'as offline, once a transfer has moved some of its bytes'
  },
  'connect-failed': {
    about: 'collection',
    what: 'its server can not be reached'
  },
  'permission-denied': {
    about: 'collection',
    what: 'nothing below the path may be read or written'
  },
  'disk-full': {
    about: 'collection',
    what: 'nothing can be written: no space is left'
  },
  paused: {
    about: 'whole collection',
    what: 'its administrator has paused it: tasks wait'
  },
  'credential-expired': {
    about: 'whole task',
    what: 'the task is INACTIVE until its user comes back'
  },
  'checksum-mismatch': {
    about: 'task',
    what: 'a file arrives with another checksum than it left with'
  },
  'file-changes': {
    about: 'task',
    what: 'a file changes while it is sent'
  },
  'file-vanishes': {
    about: 'task',
    what: 'a file is gone when its turn comes'
  },
  stalls: {
    about: 'task',
    what: 'the task moves no more bytes'
  },
  fails: {
    about: 'whole task',
    what: 'the task is FAILED at its next step'
  },
  'expired-tokens': {
    about: 'grants',
    what: 'every access token has expired; refresh tokens are good'
  },
  'revoked-tokens': {
    about: 'grants',
    what: 'every token is worthless, refresh tokens too'
  },
  'consent-revoked': {
    about: 'grants',
    what: 'consent to data_access is taken back, on the collection if one is named'
  },
  'session-expired': {
    about: 'grants',
    what: 'no session is strong any more'
  }
} as const satisfies Readonly<Record<string, Kind>>;

/** The name of a fault. */
export type FaultName = keyof typeof CATALOGUE;

/** Whether the catalogue has a name. */
export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(CATALOGUE, name);
}
