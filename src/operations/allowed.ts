import type { SessionState } from '../engine/contract';

/** What a kernel may do: for as long as it lives, but for `run`. */
export type Grant =
  | { right: 'read' }
  | {
      right: 'change';
      /** UUIDs of the collections; source null where nothing is read. */
      source: string | null;
      destination: string;
      mayOverwrite: boolean;
    }
  | { right: 'cancel' }
  | { right: 'edit'; what: 'bookmark' | 'task' }
  /** To have an access token for a service. */
  | { right: 'token'; resourceServer: string; scopes: readonly string[] }
  /** Calls that were shown, each once while the cell runs that was to ask it. */
  | { right: 'run'; calls: number };

/** A notebook or console with what its kernel may do. */
export interface AllowedNotebook {
  /** Id of the kernel. */
  kernel: string;
  /** As its tab showed it when it was last allowed something. */
  notebook: string;
  /** In the order in which they were given; never empty. */
  grants: readonly Grant[];
}

/**
 * What notebooks have been allowed in this page. The door of cells fills it,
 * the panel shows it and takes it back.
 */
export interface Allowed {
  /** The same array until something changes. */
  readonly get: () => readonly AllowedNotebook[];
  /** Calls back on every change until the returned function is called. */
  readonly follow: (follower: () => void) => () => void;
  /** Takes back one right of a kernel: one of those that `get` gave. */
  revoke(kernel: string, grant: Grant): void;
  revokeAll(): void;
  /**
   * Says who is signed in. What someone allowed ends when they sign out and
   * when someone else signs in, not when their sign-in runs out.
   */
  belongTo(session: SessionState): void;
}
