import type { Client } from '../identities.js';
import { namedUuid } from '../namedUuid.js';

/** The apps that are registered: those of the start, and copies made since. */
export class Clients {
  /**
   * @param known - those of the start
   */
  constructor(private readonly known: readonly Client[]) {}

  all(): readonly Client[] {
    return [...this.known, ...this.made.values()];
  }

  find(id: string | null | undefined): Client | undefined {
    return this.all().find(client => client.id === id);
  }

  /**
   * Make a copy of a native app, with a secret, for one installation of it.
   */
  copy(template: Client, name: string): Required<Client> {
    const id = namedUuid(`copy ${++this.count} of ${template.id}`);
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    const secret = btoa(String.fromCharCode(...bytes));
    const client = { id, name, secret, template: template.id };
    this.made.set(id, client);
    return client;
  }

  /** Take a copy away; false for any other client. */
  remove({ id }: Client): boolean {
    return this.made.delete(id);
  }

  clear(): void {
    this.made.clear();
    this.count = 0;
  }

  private count = 0;
  private readonly made = new Map<string, Client>();
}
