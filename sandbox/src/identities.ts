/** Somebody whom the sandbox knows: a person, or a client as itself. */
export interface Identity {
  readonly id: string;
  /** As people write it, like an e-mail address. */
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly organization: string;
  readonly identityProvider: { readonly id: string; readonly name: string };
  /** The account on the collections' machines, and the name of its home. */
  readonly localUser: string;
}

/** An app that is registered. */
export interface Client {
  readonly id: string;
  readonly name: string;
  /** Absent for a native app, which can't keep one. */
  readonly secret?: string;
}

const UNIVERSITY = {
  id: '61d3b8a6-5ca6-4e63-8655-b3829c66a1a1',
  name: 'Sandbox University'
};

/** The people to sign in as. Each sees the same files, and a home of their own. */
export const IDENTITIES: readonly Identity[] = [
  {
    id: '13c59a67-e02f-49de-97fe-236744cca151',
    username: 'ada@example.edu',
    name: 'Ada Lovelace',
    email: 'ada@example.edu',
    organization: 'Sandbox University',
    identityProvider: UNIVERSITY,
    localUser: 'ada'
  },
  {
    id: '38e6984a-656f-4a87-bd11-354a3f3447ab',
    username: 'grace@example.edu',
    name: 'Grace Hopper',
    email: 'grace@example.edu',
    organization: 'Sandbox University',
    identityProvider: UNIVERSITY,
    localUser: 'grace'
  }
];

/** The native app that the sandbox knows. */
export const NATIVE_CLIENT: Client = {
  id: '0edf29cb-0350-4fec-a83c-d490cc5dd122',
  name: 'Sandbox native app'
};

/** The app with a secret, which can also act as itself. */
export const CONFIDENTIAL_CLIENT = {
  id: '1011052e-7aa4-4f93-b7f8-a573e1d19a07',
  name: 'Sandbox service',
  // No secret in earnest: it opens nothing but a sandbox.
  secret: 'sandbox-secret-that-opens-nothing-else'
} as const satisfies Client;

/** Documented (Auth API, "Clients"): a client is an identity of its own too. */
export function clientIdentity(client: Client): Identity {
  const username = `${client.id}@clients.auth.globus.org`;
  return {
    id: client.id,
    username,
    name: client.name,
    email: username,
    organization: 'Sandbox',
    identityProvider: {
      id: 'a86d947f-4bd8-40fe-ba21-b90e49af8375',
      name: 'Globus Auth clients'
    },
    localUser: 'service'
  };
}
