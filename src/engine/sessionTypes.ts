/** Data of the session that crosses the port. */
import type { Failure } from '../globus/errors';
import type { ServiceName } from '../globus/services';
import type { Identity, SessionRequirements } from '../globus/types';

/** Who is signed in, and if nobody, why not. */
export type SessionState =
  /** `changed`: another service or client id was set meanwhile. */
  | { status: 'signed-out'; because: 'never' | 'changed' | 'ended' }
  | {
      status: 'signed-out';
      /** Someone signed out, in this page or another one. */
      because: 'left';
      /** As in {@link SignOutResult}; null while it is being revoked. */
      notRevoked: string[] | null;
    }
  | {
      status: 'signed-in';
      identity: Identity;
      /** Whether a reload finds the session again, and if not, why not. */
      keeping: 'kept' | NotKept;
      /** For `failed`: what the keeper, or this browser, said. */
      keepingFailure?: Failure;
    };

/**
 * Where a page keeps a session for the engine: with the Jupyter server. What
 * it is given is ciphertext; the key never leaves this browser.
 */
export interface Keeper {
  /** Which server: its base URL. Two servers on one host don't share keys. */
  place: string;
  /** False: the user wants none kept, and what is there is removed. */
  wanted: boolean;
  /** Null: nothing is kept under this name. */
  load(name: string): Promise<string | null>;
  store(name: string, sealed: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** Why a page has no keeper: no server extension, or no `crypto.subtle`. */
export type NoKeeper = 'no-server' | 'plain-http';

/** Why no session is kept; `off`: the user wants none kept. */
export type NotKept = NoKeeper | 'off' | 'failed';

/** What a kernel's `globus_sdk` asks a token for. */
export interface TokenWish {
  /** Names the kernel's process. */
  holder: string;
  resourceServer: string;
  scopes: string[];
  /** The one given before was refused: it is revoked, and another given. */
  refused?: boolean;
}

/** An access token for one kernel's `globus_sdk`; never a refresh token. */
export interface HandedToken {
  resourceServer: string;
  accessToken: string;
  /** Seconds from now. */
  expiresIn: number;
  identity: Identity;
  service: ServiceName;
  /** Origin of Transfer, for its client. */
  transfer: string;
}

/** A sign-in (or consent) that waits for its code. */
export interface PendingSignIn {
  /** Names this attempt in `completeSignIn` of the engine. */
  id: string;
  /** The page of Globus to open. */
  url: string;
  /** When it stops being good: milliseconds since the epoch. */
  expiresAt: number;
}

/** What a sign-in asks for beyond the usual. */
export interface SignInWishes {
  scopes: string[];
  session: SessionRequirements | null;
}

/** What signing out could not revoke; empty when all is revoked. */
export interface SignOutResult {
  /** The services, by their resource servers' names. */
  notRevoked: string[];
}
