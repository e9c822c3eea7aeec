import type { HandedToken } from '../engine/contract';
import { fail, mergeScopes } from '../engine/contract';
import type { Operation } from './perform';
import { takes, text } from './schemas';
import { whoIsIn } from './session';

export interface HandTokenArguments {
  /** The service that it is for, by its resource server. */
  resourceServer: string;
  scopes: string[];
  /** `sub` of who it must be for; left out: who is signed in. */
  identity?: string;
  /** The one that this kernel has was refused with 401. */
  refused?: boolean;
}

/** Returns an access token for the kernel that asks: for cells alone. */
export const handToken: Operation<HandTokenArguments, HandedToken> = {
  id: 'hand-token',
  summary: 'Hand the kernel an access token, for globus_sdk',
  schema: takes({
    resourceServer: text('The service, by its resource server', {
      format: 'line',
      minLength: 1,
      maxLength: 200
    }),
    scopes: {
      type: 'array',
      minItems: 1,
      items: text('A scope', { format: 'line', minLength: 1, maxLength: 5000 }),
      description: 'What the token has to be good for'
    },
    'identity?': text('UUID of who it must be for; left out, who is signed in'),
    'refused?': {
      type: 'boolean',
      description: 'The one that was handed last was refused'
    }
  }),
  action: ({ resourceServer, scopes }) => ({
    right: 'token',
    resourceServer,
    scopes: mergeScopes(scopes).sort()
  }),
  run: async ({ engine, holder }, wish) => {
    const { resourceServer, scopes, identity, refused } = wish;
    if (holder === undefined) {
      throw fail('bad-request', 'NoKernel', 'Only a cell can have a token.');
    }
    const who = await whoIsIn(engine);
    if (identity !== undefined && who && who.sub !== identity) {
      throw fail(
        'other-identity',
        'OtherIdentity',
        `This client was made for somebody else than ${who.username}, who is signed in now. Nothing was sent: make a new one, or sign in as before.`
      );
    }
    return engine.handToken({
      holder,
      resourceServer,
      scopes: mergeScopes(scopes).sort(),
      ...(refused ? { refused } : {})
    });
  }
};
