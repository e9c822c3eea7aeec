/** What a session must be to satisfy a policy of an administrator. */
export interface Policy {
  readonly id: string;
  /**
   * One of these must be the domain of an identity that has signed in; empty:
   * any will do.
   */
  readonly domains: readonly string[];
  /** With a second factor. */
  readonly mfa: boolean;
}

/**
 * The policies that there are, for `session_required_policies`. Documented
 * (Auth API, "Policies"): domains, a second factor, and how long ago one may
 * have signed in, which is the same for all here.
 */
export const POLICIES: readonly Policy[] = [
  {
    id: 'c1ca10c4-b5f2-4a8b-8d0f-2a1c0a3d94c5',
    domains: ['example.edu'],
    mfa: false
  },
  { id: '5d0c1f0e-2f4b-4d5c-9b7a-3c6d8e9f0a12', domains: [], mfa: true }
];
