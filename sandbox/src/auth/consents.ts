import type { Clock } from '../clock.js';
import type { Client, Identity } from '../identities.js';
import type { ScopeRequest } from './scopeParser.js';
import { dataAccess } from './scopes.js';

/** That a person lets an app use a scope, or a service below it. */
export interface Consent {
  readonly id: number;
  readonly client: Client;
  readonly identity: Identity;
  /** The scopes from the app's own down to this one. */
  readonly path: readonly string[];
  readonly optional: boolean;
  /** Milliseconds since 1970. */
  readonly created: number;
  updated: number;
  offline: boolean;
}

/**
 * Who allowed what to whom. Documented (globus-cli): consents belong to the
 * app and the identity, not to a token, and add up.
 */
export class Consents {
  constructor(private readonly clock: Clock) {}

  /**
   * Keep consent to scopes and to all below them.
   *
   * @param offline - refresh tokens too
   */
  grant(
    client: Client,
    identity: Identity,
    requests: readonly ScopeRequest[],
    offline: boolean,
    above: readonly string[] = []
  ): void {
    for (const { dependencies, optional, scope } of requests) {
      const path = [...above, scope];
      const key = keyOf(client, identity, path);
      const now = this.clock.now();
      const known = this.consents.get(key) ?? {
        id: this.next++,
        client,
        identity,
        path,
        optional,
        created: now,
        updated: now,
        offline
      };
      known.updated = now;
      known.offline ||= offline;
      this.consents.set(key, known);
      this.grant(client, identity, dependencies, offline, path);
    }
  }

  /** Whether there is consent to the last scope of a path, by way of it. */
  has(client: Client, identity: Identity, path: readonly string[]): boolean {
    return this.consents.has(keyOf(client, identity, path));
  }

  /** The consents to an app and what is below it; or to all apps. */
  of(identity: Identity, client: Client | undefined): readonly Consent[] {
    return [...this.consents.values()].filter(
      c =>
        c.identity.id === identity.id &&
        (client?.id ?? c.client.id) === c.client.id
    );
  }

  /** The scopes that an app may have tokens for. */
  roots(client: Client, identity: Identity): readonly string[] {
    return this.of(identity, client)
      .filter(({ path }) => path.length === 1)
      .flatMap(({ path }) => path);
  }

  /** The consent right above one. */
  parent({ client, identity, path }: Consent): Consent | undefined {
    return this.consents.get(keyOf(client, identity, path.slice(0, -1)));
  }

  /** What may be called in somebody's name by who has a token. */
  below({
    client,
    identity,
    scopes
  }: {
    readonly client: Client;
    readonly identity: Identity;
    readonly scopes: readonly string[];
  }): readonly ScopeRequest[] {
    return scopes.flatMap(scope => this.tree(client, identity, [scope]));
  }

  private tree(
    client: Client,
    identity: Identity,
    above: readonly string[]
  ): ScopeRequest[] {
    return this.of(identity, client)
      .filter(
        ({ path }) =>
          path.length === above.length + 1 &&
          above.every((scope, i) => path[i] === scope)
      )
      .map(({ optional, path }) => ({
        scope: path.at(-1) ?? '',
        optional,
        dependencies: this.tree(client, identity, path)
      }));
  }

  /**
   * Take consent to data back, from every app and person.
   *
   * @param collection - on this one only
   */
  withdrawData(collection?: string): void {
    for (const [key, { path }] of this.consents) {
      const last = path.at(-1) ?? '';
      if (
        collection === undefined
          ? last.endsWith('/data_access')
          : last === dataAccess({ id: collection })
      ) {
        this.consents.delete(key);
      }
    }
  }

  /** Take all consents to an app back. */
  forget(client: Client): void {
    for (const [key, consent] of this.consents) {
      if (consent.client.id === client.id) {
        this.consents.delete(key);
      }
    }
  }

  clear(): void {
    this.consents.clear();
    this.next = 1;
  }

  private next = 1;
  private readonly consents = new Map<string, Consent>();
}

function keyOf(
  client: Client,
  identity: Identity,
  path: readonly string[]
): string {
  return [client.id, identity.id, ...path].join(' ');
}
