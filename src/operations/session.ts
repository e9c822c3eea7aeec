import type { EngineApi, Identity, SessionState } from '../engine/contract';
import type { Operation } from './perform';

/** Who is signed in, or null. */
export async function whoIsIn(
  engine: Pick<EngineApi, 'session'>
): Promise<Identity | null> {
  return identityIn(await engine.session());
}

/** Who a state says is signed in, or null. */
export function identityIn(state: SessionState | null): Identity | null {
  return state?.status === 'signed-in' ? state.identity : null;
}

/** Returns who is signed in, or null: asking signs nobody in. */
export const whoAmI: Operation<object, Identity | null> = {
  id: 'who-am-i',
  summary: 'Tell who is signed in to Globus',
  schema: { type: 'object', additionalProperties: false, properties: {} },
  action: () => ({ right: 'read' }),
  run: ({ engine }) => whoIsIn(engine)
};
