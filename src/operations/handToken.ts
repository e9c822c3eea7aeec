import type { HandedToken, SessionState } from '../engine/contract';
import { fail } from '../engine/contract';
import type { Operation } from './perform';
import { takes } from './schemas';
import { identityIn } from './session';

/** What docs/kernel-protocol.md tells: it is no command. */
export interface HandTokenArguments {
  /** The service that it is for, by its resource server. */
  resourceServer: string;
  scopes: string[];
  /** `sub` of who it must be for; left out: who is signed in. */
  identity?: string;
  /** The one that this kernel has was refused with 401. */
  refused?: boolean;
}

const WORD = { type: 'string', format: 'line', minLength: 1, maxLength: 5000 };

/** Returns an access token for the kernel that asks: for cells alone. */
export const handToken: Operation<HandTokenArguments, HandedToken> = {
  id: 'hand-token',
  summary: 'Hand the kernel an access token',
  schema: takes({
    resourceServer: WORD,
    scopes: { type: 'array', minItems: 1, items: WORD },
    'identity?': WORD,
    'refused?': { type: 'boolean' }
  }),
  action: ({ resourceServer, scopes }) => ({
    right: 'token',
    resourceServer,
    scopes: [...new Set(scopes)].sort()
  }),
  run: async ({ engine, holder }, { identity, ...wish }) => {
    if (holder === undefined) {
      throw fail('bad-request', 'NoKernel', 'Only a cell can have a token.');
    }
    // Again: someone may have signed in for it.
    mustBeFor(await engine.session(), identity);
    return engine.handToken({ holder, ...wish });
  }
};

/**
 * @param identity - `sub` of who a token must be for; left out: anybody.
 * @throws GlobusError `other-identity` where somebody else is signed in.
 */
export function mustBeFor(state: SessionState, identity?: string): void {
  const who = identityIn(state);
  if (identity !== undefined && who && who.sub !== identity) {
    throw fail(
      'other-identity',
      'OtherIdentity',
      `This client was made for somebody else than ${who.username}, who is signed in now. Nothing was sent: make a new one, or sign in as before.`
    );
  }
}
