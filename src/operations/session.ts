import type { Identity } from '../engine/contract';
import type { Operation } from './perform';

/** Returns who is signed in, or null: asking signs nobody in. */
export const whoAmI: Operation<object, Identity | null> = {
  id: 'who-am-i',
  summary: 'Tell who is signed in to Globus',
  schema: { type: 'object', additionalProperties: false, properties: {} },
  action: () => ({ right: 'read' }),
  run: async ({ engine }) => {
    const state = await engine.session();
    return state.status === 'signed-in' ? state.identity : null;
  }
};
