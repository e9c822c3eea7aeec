import { IDENTITIES } from './identities.js';
import type { Identity } from './identities.js';

/** Kinds of endpoint that the Transfer API knows today. */
export type EntityType =
  | 'GCSv5_endpoint'
  | 'GCSv5_mapped_collection'
  | 'GCSv5_guest_collection'
  | 'GCP_mapped_collection'
  | 'GCP_guest_collection';

/** A place that the sandbox serves, or an endpoint that only looks like one. */
export interface Collection {
  readonly id: string;
  /** What it is for; also the name of its folder in the storage. */
  readonly role: string;
  readonly displayName: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly entityType: EntityType;
  readonly ownerId: string;
  readonly public: boolean;
  /** Where ls goes that names no path; null stands for `/~/`. */
  readonly defaultDirectory: string | null;
  readonly highAssurance: boolean;
  /** False: its server doesn't answer. */
  readonly online: boolean;
  /** Mail domains of which the session must hold one; empty: any will do. */
  readonly sessionDomains: readonly string[];
  /** Folders that the policy of the collection closes to everybody. */
  readonly closedPaths: readonly string[];
  /** Id of the mapped collection that a guest collection is part of. */
  readonly hostId: string | null;
  /** Identities with whom a guest collection is shared. */
  readonly sharedWith: readonly string[];
}

const [ADA, GRACE] = IDENTITIES.map(i => i.id) as [string, string];

const USUAL = {
  keywords: [],
  ownerId: GRACE,
  public: true,
  defaultDirectory: null,
  highAssurance: false,
  online: true,
  sessionDomains: [],
  closedPaths: [],
  hostId: null,
  sharedWith: []
} as const;

/** The collections of the contract, one a role. */
export const COLLECTIONS: readonly Collection[] = [
  {
    ...USUAL,
    id: '12c7e74c-c953-4707-b374-9db3b1f4a2d1',
    role: 'tutorial-1',
    displayName: 'Sandbox Tutorial Collection 1',
    description: 'A mapped collection with sample data, to try things on.',
    keywords: ['tutorial', 'sample'],
    entityType: 'GCSv5_mapped_collection',
    defaultDirectory: '/~/',
    closedPaths: ['/private']
  },
  {
    ...USUAL,
    id: 'f28b672e-416a-4828-bf5f-0028410601a4',
    role: 'tutorial-2',
    displayName: 'Sandbox Tutorial Collection 2',
    description: 'A mapped collection with room, to send things to.',
    keywords: ['tutorial', 'sample'],
    entityType: 'GCSv5_mapped_collection',
    defaultDirectory: '/~/',
    closedPaths: ['/private']
  },
  {
    ...USUAL,
    id: 'f3a7ade9-8791-4ce3-b595-d8105dc30dd7',
    role: 'weak-session',
    displayName: 'Sandbox High Assurance Collection',
    description: 'Asks for a fresh sign-in with an example.edu identity.',
    entityType: 'GCSv5_mapped_collection',
    highAssurance: true,
    sessionDomains: ['example.edu']
  },
  {
    ...USUAL,
    id: 'b3074ebf-32e3-433b-82c1-6cd596356135',
    role: 'offline',
    displayName: 'Sandbox Laptop That Is Off',
    description: 'A personal collection that is not connected.',
    entityType: 'GCP_mapped_collection',
    ownerId: ADA,
    online: false
  },
  {
    ...USUAL,
    id: '2fa1d06b-f96f-4eca-94d9-40888557abe6',
    role: 'guest',
    displayName: 'Sandbox Shared Results',
    description: 'A guest collection: no data_access consent is needed.',
    entityType: 'GCSv5_guest_collection',
    public: false,
    defaultDirectory: '/',
    hostId: 'f28b672e-416a-4828-bf5f-0028410601a4',
    sharedWith: [ADA]
  },
  {
    ...USUAL,
    id: '8a355a37-3199-490b-81be-0726f7ff80f4',
    role: 'personal',
    displayName: 'Sandbox Personal Laptop',
    description: 'A personal collection that is connected.',
    entityType: 'GCP_mapped_collection',
    ownerId: ADA,
    public: false
  },
  {
    ...USUAL,
    id: 'b259cab4-a73e-45e4-b3c9-883bdb555da0',
    role: 'not-a-collection',
    displayName: 'Sandbox Endpoint Without Collections',
    description: 'A Globus Connect Server endpoint: nothing to browse.',
    entityType: 'GCSv5_endpoint'
  }
];

/**
 * Whether a collection asks for consent to `data_access`.
 *
 * Documented (globus-sdk, "Data Access Scopes"): mapped collections of Globus
 * Connect Server do, unless they are high assurance.
 */
export function needsDataAccess(collection: Collection): boolean {
  return (
    collection.entityType === 'GCSv5_mapped_collection' &&
    !collection.highAssurance
  );
}

/** Whether a collection is there for somebody: public, theirs, or shared. */
export function isVisible(
  { ownerId, public: forAll, sharedWith }: Collection,
  { id }: Identity
): boolean {
  return forAll || ownerId === id || sharedWith.includes(id);
}
