import type { TranslationBundle } from '@jupyterlab/translation';
import type { Identity, SessionRequirements } from '../../engine/contract';
import { safeText } from '../common/safeText';

/** A session that lacks nothing. */
const NOTHING: SessionRequirements = {
  message: '',
  identities: [],
  domains: [],
  policies: [],
  mfa: false,
  prompt: null
};

/** Has Globus ask who it is, even if it knows someone in this browser. */
export const ANEW: SessionRequirements = { ...NOTHING, prompt: 'login' };

/** What is wanted, of one person: they sign in anew, whoever Globus knows. */
export function asPerson(
  session: SessionRequirements | null,
  { sub }: Identity
): SessionRequirements {
  const { identities, ...rest } = session ?? NOTHING;
  const others = identities.filter(id => id !== sub);
  return { ...rest, identities: [sub, ...others], prompt: 'login' };
}

/**
 * What a person is to do for a session that is too weak, a sentence each.
 *
 * @param identity - Who is signed in, whose id people don't know by heart.
 */
export function wantedOf(
  session: SessionRequirements,
  identity: Identity | null,
  trans: TranslationBundle
): string[] {
  const { domains, policies, mfa, prompt } = session;
  const identities = session.identities.map(id =>
    id === identity?.sub ? identity.username : id
  );
  const listed = (values: string[]) => values.map(safeText).join(', ');
  const wanted: string[] = [];
  if (identities.length > 0) {
    wanted.push(
      trans._n(
        'Sign in as %2.',
        'Sign in as each of these: %2.',
        identities.length,
        listed(identities)
      )
    );
  }
  if (domains.length > 0) {
    wanted.push(
      trans._n(
        'Sign in with an account of %2.',
        'Sign in with an account of one of these: %2.',
        domains.length,
        listed(domains)
      )
    );
  }
  if (policies.length > 0) {
    wanted.push(
      trans._n(
        'Meet its sign-in policy, as the site of Globus says (%2).',
        'Meet its sign-in policies, as the site of Globus says (%2).',
        policies.length,
        listed(policies)
      )
    );
  }
  if (mfa) {
    wanted.push(
      trans.__('Use a second factor, such as a code from your phone.')
    );
  }
  if (prompt === 'login') {
    wanted.push(
      trans.__('Sign in anew, even where Globus still knows who you are.')
    );
  }
  return wanted.length > 0
    ? wanted
    : [trans.__('Sign in anew: it wants to see a recent sign-in.')];
}
