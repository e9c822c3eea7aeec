import type { Action } from '../operations/action';
import type { Origin } from './protocol';

/** What a kernel may do for as long as it lives. */
export type Grant =
  | { right: 'read' }
  | {
      right: 'change';
      /** UUIDs of the collections; source null where nothing is read. */
      source: string | null;
      destination: string;
      mayOverwrite: boolean;
    };

/** What each kernel has been allowed, by the person who is signed in. */
export class Grants {
  /**
   * Says who is signed in, null for nobody. What someone allowed holds for
   * their session: another person's begins without.
   */
  belongTo(person: string | null): void {
    if (person === null || person === this._person) {
      return;
    }
    if (this._person !== null) {
      this._grants.clear();
      this._kernels.clear();
    }
    this._person = person;
  }

  covers(origin: Origin, action: Action): boolean {
    return this.of(origin).some(grant => covers(grant, action));
  }

  allow(origin: Origin, action: Action): void {
    const grant = grantFor(action);
    if (grant && !this.covers(origin, action)) {
      this._grants.set(key(origin), [...this.of(origin), grant]);
      this._kernels.set(key(origin), origin.kernel);
    }
  }

  of(origin: Origin): readonly Grant[] {
    return this._grants.get(key(origin)) ?? [];
  }

  /** The kernel died or starts again: what runs in it now is another. */
  forget(kernel: string): void {
    for (const [process, id] of [...this._kernels]) {
      if (id === kernel) {
        this._kernels.delete(process);
        this._grants.delete(process);
      }
    }
  }

  private readonly _grants = new Map<string, readonly Grant[]>();
  private readonly _kernels = new Map<string, string>();
  private _person: string | null = null;
}

function key({ kernel, process }: Origin): string {
  return JSON.stringify([kernel, process]);
}

/** The lasting right for an action; null where there is none to give. */
function grantFor(action: Action): Grant | null {
  switch (action.right) {
    case 'read':
      return { right: 'read' };
    case 'change':
      return {
        right: 'change',
        source: action.source && same(action.source.collection),
        destination: same(action.destination.collection),
        mayOverwrite: action.mayOverwrite
      };
    default:
      return null;
  }
}

function covers(grant: Grant, action: Action): boolean {
  if (grant.right === 'read' || action.right !== 'change') {
    return grant.right === action.right;
  }
  return (
    grant.source === (action.source && same(action.source.collection)) &&
    grant.destination === same(action.destination.collection) &&
    (grant.mayOverwrite || !action.mayOverwrite)
  );
}

/** A UUID is the same in capitals. */
function same(id: string): string {
  return id.toLowerCase();
}
