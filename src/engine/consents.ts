import type { Scopes } from '../globus/scopes';
import {
  collectionsIn,
  covers,
  dataAccessScope,
  formatScopes,
  mergeScopes,
  parseScopes,
  TRANSFER_SCOPE
} from '../globus/scopes';

/** Collections that are remembered; the oldest are forgotten first. */
const COLLECTIONS = 200;

/**
 * What is known to be allowed: by consents that were given here, and by calls
 * that went well. Consents belong to the client and the identity, so no token
 * tells of them.
 */
export class Consents {
  /** With all that is below them. */
  private scopes: string[] = [];
  /** Those whose data Transfer may use, as UUIDs. */
  private readonly collections = new Set<string>();
  /** How often some were given. */
  given = 0;

  constructor(private readonly onChange: () => void) {}

  /** All of it as scopes, to be kept. */
  all(): string[] {
    const { collections, scopes } = this;
    return mergeScopes(
      collections.size > 0
        ? [...scopes, dataAccessScope([...collections])]
        : scopes
    );
  }

  add(scopes: readonly string[]): void {
    this.given++;
    this.scopes = mergeScopes([...this.scopes, ...scopes]);
    // What is below Timers is for Timers alone.
    const own = scopes.filter(scope => scope.startsWith(TRANSFER_SCOPE));
    collectionsIn(own).forEach(id => this.addCollection(id));
    this.onChange();
  }

  addCollection(id: string): void {
    if (this.hasCollection(id)) {
      return;
    }
    this.collections.add(id.toLowerCase());
    for (const oldest of this.collections) {
      if (this.collections.size <= COLLECTIONS) {
        break;
      }
      this.collections.delete(oldest);
    }
    this.onChange();
  }

  hasCollection(id: string): boolean {
    return this.collections.has(id.toLowerCase());
  }

  has(scopes: readonly string[]): boolean {
    const known = parseScopes(this.all().join(' '));
    return covers(known, parseScopes(scopes.join(' ')));
  }

  /** The service has asked for some again: they were taken back. */
  withdraw(scopes: readonly string[]): void {
    const gone = new Set(collectionsIn(scopes));
    gone.forEach(id => this.collections.delete(id));
    const known = parseScopes(this.scopes.join(' '));
    this.scopes = formatScopes(without(known, gone));
    this.onChange();
  }

  clear(): void {
    this.scopes = [];
    this.collections.clear();
  }
}

function without(scopes: Scopes, collections: ReadonlySet<string>): Scopes {
  return new Map(
    [...scopes].flatMap(([name, { below, optional }]) =>
      collectionsIn([name]).some(id => collections.has(id))
        ? []
        : [[name, { optional, below: without(below, collections) }] as const]
    )
  );
}
