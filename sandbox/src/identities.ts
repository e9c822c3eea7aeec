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
  /** The primary identity that it is linked to; itself if left out. */
  readonly linkedTo?: string;
}

/** An app that is registered. */
export interface Client {
  readonly id: string;
  readonly name: string;
  /** Absent for a native app, which can't keep one. */
  readonly secret?: string;
  /** The native app that it is a copy of, for one person's use. */
  readonly template?: string;
}

const UNIVERSITY = {
  id: '61d3b8a6-5ca6-4e63-8655-b3829c66a1a1',
  name: 'Sandbox University'
};

const LAB = {
  id: '0f2cd9b6-6d5d-4a4c-9d5e-0a3f4be3ea3c',
  name: 'Sandbox Laboratory'
};

/**
 * The people to sign in as. Each sees the same files, and a home of their own;
 * Ada has a second identity.
 */
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
  },
  {
    id: '6c5a2c0e-3f0b-4f3e-8b57-7d2f5f1c9a10',
    username: 'lovelace@lab.example.org',
    name: 'Ada Lovelace',
    email: 'lovelace@lab.example.org',
    organization: 'Sandbox Laboratory',
    identityProvider: LAB,
    localUser: 'ada',
    linkedTo: '13c59a67-e02f-49de-97fe-236744cca151'
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

/** globus-cli: the app that its installations make copies of. Documented. */
export const CLI_TEMPLATE: Client = {
  id: '95fdeba8-fac2-42bd-a357-e068d82ff78e',
  name: 'Globus CLI'
};

/** Timers itself, as whom it has tokens of its users. Its id documented. */
export const TIMERS_CLIENT: Client = {
  id: '524230d7-ea86-4a52-8312-86065a9e0417',
  name: 'Globus Timers'
};

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

/**
 * The identities that are linked with one, the primary first.
 *
 * Documented (Auth API, "Linked identities"): tokens are the primary one's,
 * whichever of them signed in.
 */
export function identitySet(
  identities: readonly Identity[],
  identity: Identity
): readonly [Identity, ...Identity[]] {
  const primary =
    identities.find(({ id }) => id === identity.linkedTo) ?? identity;
  const others = identities.filter(({ linkedTo }) => linkedTo === primary.id);
  return [primary, ...others];
}
