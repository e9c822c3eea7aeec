import type { SessionState } from '../engine/contract';
import type { Action } from '../operations/action';
import type { Allowed, AllowedNotebook, Grant } from '../operations/allowed';
import type { NotebookRequest } from '../operations/questions';
import type { Origin } from './protocol';

/** What can be allowed for as long as a kernel lives. */
type Asked = NotebookRequest['action'];

/** A kernel's notebook, with the process that was allowed. */
interface Life extends AllowedNotebook {
  process: string;
}

/** What each kernel has been allowed, by the person who is signed in. */
export class Grants implements Allowed {
  readonly get = (): readonly AllowedNotebook[] => this._list;

  readonly follow = (follower: () => void): (() => void) => {
    this._followers.add(follower);
    return () => {
      this._followers.delete(follower);
    };
  };

  belongTo(session: SessionState): void {
    if (session.status === 'signed-out') {
      if (session.because !== 'ended' && this._person !== null) {
        this._person = null;
        this.revokeAll();
      }
      return;
    }
    const { sub } = session.identity;
    // Allowed before the sign-in: by the one who signs in then.
    if (this._person !== null && this._person !== sub) {
      this.revokeAll();
    }
    this._person = sub;
  }

  covers(origin: Origin, action: Action): boolean {
    return this.of(origin).some(grant => covers(grant, action));
  }

  allow(origin: Origin, action: Asked): void {
    if (!this.covers(origin, action)) {
      const { kernel, process, notebook } = origin;
      const grant = grantFor(action);
      // Another process is another life: what the one before could is over.
      const grants = [...this.of(origin).filter(isBeyond(grant)), grant];
      this._lives.set(kernel, { kernel, process, notebook, grants });
      this._changed();
    }
  }

  of({ kernel, process }: Origin): readonly Grant[] {
    const life = this._lives.get(kernel);
    return life?.process === process ? life.grants : [];
  }

  revoke(kernel: string, grant: Grant): void {
    const life = this._lives.get(kernel);
    if (!life) {
      return;
    }
    const grants = life.grants.filter(one => one !== grant);
    if (grants.length > 0) {
      this._lives.set(kernel, { ...life, grants });
    } else {
      this._lives.delete(kernel);
    }
    this._changed();
  }

  revokeAll(): void {
    if (this._lives.size > 0) {
      this._lives.clear();
      this._changed();
    }
  }

  /** The kernel died or starts again: what runs in it now is another. */
  forget(kernel: string): void {
    if (this._lives.delete(kernel)) {
      this._changed();
    }
  }

  /** Says which kernels run on the server: the others have stopped. */
  keepOnly(running: readonly string[]): void {
    for (const kernel of [...this._lives.keys()]) {
      if (!running.includes(kernel)) {
        this.forget(kernel);
      }
    }
  }

  private _changed(): void {
    this._list = [...this._lives.values()];
    for (const follower of [...this._followers]) {
      follower();
    }
  }

  private readonly _lives = new Map<string, Life>();
  private readonly _followers = new Set<() => void>();
  private _list: readonly AllowedNotebook[] = [];
  private _person: string | null = null;
}

/** The lasting right for an action. */
function grantFor(action: Asked): Grant {
  return action.right === 'change'
    ? {
        right: 'change',
        source: action.source && same(action.source.collection),
        destination: same(action.destination.collection),
        mayOverwrite: action.mayOverwrite
      }
    : { right: action.right };
}

function covers(grant: Grant, action: Action): boolean {
  if (grant.right !== 'change' || action.right !== 'change') {
    return grant.right === action.right;
  }
  return (
    grant.source === (action.source && same(action.source.collection)) &&
    grant.destination === same(action.destination.collection) &&
    (grant.mayOverwrite || !action.mayOverwrite)
  );
}

/** Finds the rights that a new one doesn't hold already. */
function isBeyond(wider: Grant): (grant: Grant) => boolean {
  return grant =>
    wider.right !== 'change' ||
    grant.right !== 'change' ||
    grant.source !== wider.source ||
    grant.destination !== wider.destination;
}

/** A UUID is the same in capitals. */
function same(id: string): string {
  return id.toLowerCase();
}
