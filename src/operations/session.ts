import type {
  EngineApi,
  Identity,
  SessionState,
  SignOutResult
} from '../engine/contract';
import type { Operation } from './perform';
import { NOTHING } from './schemas';
import { summaryOf } from './words';

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
  summary: summaryOf('who-am-i'),
  schema: NOTHING,
  action: () => ({ right: 'read' }),
  run: ({ engine }) => whoIsIn(engine)
};

/** Asks for a sign-in where nobody is signed in; returns who is. */
export const signIn: Operation<object, Identity | null> = {
  id: 'sign-in',
  summary: summaryOf('sign-in'),
  schema: NOTHING,
  action: () => ({ right: 'none' }),
  run: async ({ engine, questions }) => {
    if ((await whoIsIn(engine)) === null) {
      await questions.signIn();
    }
    return whoIsIn(engine);
  }
};

/** Signs out; returns what could not be revoked. */
export const signOut: Operation<object, SignOutResult> = {
  id: 'sign-out',
  summary: summaryOf('sign-out'),
  schema: NOTHING,
  action: () => ({ right: 'sign-out' }),
  run: async ({ engine }) =>
    (await whoIsIn(engine)) === null ? { notRevoked: [] } : engine.signOut()
};
