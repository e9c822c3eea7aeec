import type { EngineApi } from '../../contract';
import { dataAccessScope } from '../../contract';
import type { Life } from './life';
import type { Machine } from './machine';

/**
 * Signs in through a page, where nobody is; what can't be is left.
 *
 * @returns Whether someone is signed in now.
 */
export async function signInIfOut(
  machine: Machine,
  life: Life,
  api: EngineApi
): Promise<boolean> {
  const state = await life.while(api.session());
  if (state.status === 'signed-in') {
    return true;
  }
  const { 'tutorial-1': from = '', 'tutorial-2': to = '' } =
    machine.collections;
  try {
    const { id, url } = await life.while(
      api.beginSignIn({ scopes: [dataAccessScope([from, to])], session: null })
    );
    const { code } = (await machine.control('authorize', { url })) as {
      code: string;
    };
    await life.while(api.completeSignIn(id, code));
  } catch {
    // In the way of a person, too: they try again, or come back later.
    return false;
  } finally {
    await life.while(life.worker.kept());
  }
  return true;
}
