import type { EngineApi } from '../engine/contract';
import type { Wish } from './protocol';
import { record } from './protocol';

/**
 * Whether a wait is for a task of who is signed in. A page of someone else may
 * show the same kernel, so nobody is asked anything for that: the service tells
 * a task to its owner alone.
 */
export async function isForTheirs(
  engine: Pick<EngineApi, 'task'>,
  what: Wish
): Promise<boolean> {
  const { task, tasks } = record('args' in what ? what.args : null);
  const [id] = [task ?? tasks].flat();
  try {
    await engine.task(String(id));
    return true;
  } catch {
    return false;
  }
}
