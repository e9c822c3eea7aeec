import type { SessionState } from '../engine/contract';
import type { Action } from '../operations/action';
import type { Allowed, AllowedNotebook, Grant } from '../operations/allowed';
import type { Origin } from './protocol';

/** One call that a cell of the queue may make, as it was shown. */
export interface Ticket {
  /** The `id` of its run. */
  cell: string;
  /** Operation and arguments. */
  key: string;
}

/** A kernel's notebook, with the process that was allowed. */
interface Life {
  process: string;
  notebook: string;
  grants: readonly Grant[];
  tickets: readonly Ticket[];
}

type TokenHolder = Pick<Origin, 'kernel' | 'process' | 'notebook'>;

/** What each kernel has been allowed, by the person who is signed in. */
export class Grants implements Allowed {
  /** @param takeBack - Told of a kernel's process that may have no token now. */
  constructor(
    private readonly _takeBack: (
      holder: string,
      notebook: string
    ) => void = () => undefined
  ) {}

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
    return (
      action.right === 'none' ||
      this.of(origin).some(grant => covers(grant, action))
    );
  }

  /** Allows an action until the kernel stops. */
  allow(origin: Origin, action: Lasting): void {
    if (!this.covers(origin, action)) {
      const grant = grantFor(action);
      const grants = [...this.of(origin).filter(isBeyond(grant)), grant];
      this._set(origin, { grants });
    }
  }

  of(origin: Origin): readonly Grant[] {
    return this._lifeOf(origin)?.grants ?? [];
  }

  /** Allows a call of a cell that waits in the queue, once. */
  allowOnce(origin: Origin, { cell, key }: Ticket): void {
    const before = this._lifeOf(origin)?.tickets ?? [];
    this._set(origin, { tickets: [...before, { cell, key }] });
  }

  /** The ticket for a call. */
  private _ticket(origin: Origin, call: Ticket): Ticket | undefined {
    return this._lifeOf(origin)?.tickets.find(
      ({ cell, key }) => cell === call.cell && key === call.key
    );
  }

  holds(origin: Origin, call: Ticket): boolean {
    return this._ticket(origin, call) !== undefined;
  }

  /** Uses a ticket up; false where there is none. */
  spend(origin: Origin, call: Ticket): boolean {
    const used = this._ticket(origin, call);
    if (used) {
      const tickets = this._lifeOf(origin)!.tickets;
      this._set(origin, { tickets: tickets.filter(one => one !== used) });
    }
    return used !== undefined;
  }

  /** A cell has been run: what is left of its tickets is for nothing. */
  ended(kernel: string, cell: string): void {
    const life = this._lives.get(kernel);
    if (life?.tickets.some(ticket => ticket.cell === cell)) {
      this._put(kernel, {
        ...life,
        tickets: life.tickets.filter(ticket => ticket.cell !== cell)
      });
    }
  }

  revoke(kernel: string, grant: Grant): void {
    const life = this._lives.get(kernel);
    if (life) {
      this._put(kernel, {
        ...life,
        ...(grant.right === 'run'
          ? { tickets: [] }
          : { grants: life.grants.filter(one => one !== grant) })
      });
    }
  }

  revokeAll(): void {
    for (const kernel of [...this._lives.keys()]) {
      this.forget(kernel);
    }
  }

  /** Has the tokens revoked that a kernel's process may hold. */
  takeBack({ kernel, process, notebook }: TokenHolder): void {
    this._takeBack(holderOf({ kernel, process }), notebook);
  }

  /** The kernel died or starts again: what runs in it now is another. */
  forget(kernel: string): void {
    const life = this._lives.get(kernel);
    if (life) {
      this._put(kernel, { ...life, grants: [], tickets: [] });
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

  /** Another process is another life: what the one before could is over. */
  private _lifeOf({ kernel, process }: Origin): Life | undefined {
    const life = this._lives.get(kernel);
    return life?.process === process ? life : undefined;
  }

  private _set(origin: Origin, change: Partial<Life>): void {
    const { kernel, process, notebook } = origin;
    const { grants, tickets } = this._lifeOf(origin) ?? NO_LIFE;
    this._put(kernel, { grants, tickets, ...change, process, notebook });
  }

  private _put(kernel: string, life: Life): void {
    const before = this._lives.get(kernel);
    if (before?.grants.some(grant => isTokenLost(grant, before, life))) {
      this.takeBack({ kernel, ...before });
    }
    if (life.grants.length + life.tickets.length > 0) {
      this._lives.set(kernel, life);
    } else {
      this._lives.delete(kernel);
    }
    this._changed();
  }

  private _changed(): void {
    this._list = [...this._lives].map(([kernel, life]) => ({
      kernel,
      notebook: life.notebook,
      grants:
        life.tickets.length > 0
          ? [...life.grants, { right: 'run', calls: life.tickets.length }]
          : life.grants
    }));
    for (const follower of [...this._followers]) {
      follower();
    }
  }

  private readonly _lives = new Map<string, Life>();
  private readonly _followers = new Set<() => void>();
  private _list: readonly AllowedNotebook[] = [];
  private _person: string | null = null;
}

const NO_LIFE = { grants: [], tickets: [] };

/** Names a kernel's process to the engine, which keeps its tokens. */
export function holderOf(of: Pick<Origin, 'kernel' | 'process'>): string {
  return JSON.stringify([of.kernel, of.process]);
}

/** Whether a right to a token is gone in the life that follows. */
function isTokenLost(grant: Grant, before: Life, after: Life): boolean {
  return (
    grant.right === 'token' &&
    (before.process !== after.process ||
      !after.grants.some(each => covers(each, grant)))
  );
}

export function canLast(action: Action): action is Lasting {
  return !/^(destroy|schedule|sign-out)$/.test(action.right);
}

/** What can be allowed for longer than once. */
export type Lasting = Exclude<
  Action,
  { right: 'destroy' | 'schedule' | 'sign-out' }
>;

/** The lasting right for an action. */
function grantFor(action: Lasting): Grant {
  switch (action.right) {
    case 'change':
      return {
        right: 'change',
        source: action.source && same(action.source.collection),
        destination: same(action.destination.collection),
        mayOverwrite: action.mayOverwrite
      };
    case 'edit':
      return { right: 'edit', what: action.what };
    case 'cancel':
      return { right: 'cancel' };
    case 'token':
      return action;
    default:
      return { right: 'read' };
  }
}

function covers(grant: Grant, action: Action): boolean {
  switch (action.right) {
    case 'change':
      return (
        grant.right === 'change' &&
        grant.source === (action.source && same(action.source.collection)) &&
        grant.destination === same(action.destination.collection) &&
        (grant.mayOverwrite || !action.mayOverwrite)
      );
    case 'edit':
      return grant.right === 'edit' && grant.what === action.what;
    case 'token':
      return (
        grant.right === 'token' &&
        grant.resourceServer === action.resourceServer &&
        action.scopes.every(scope => grant.scopes.includes(scope))
      );
    case 'read':
    case 'cancel':
      return grant.right === action.right;
    default:
      return false;
  }
}

/** Finds the rights that a new one doesn't hold already. */
function isBeyond(wider: Grant): (grant: Grant) => boolean {
  if (wider.right === 'token') {
    return grant => grant.right !== 'token' || !covers(wider, grant);
  }
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
