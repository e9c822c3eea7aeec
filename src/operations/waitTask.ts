import type { TaskDocument } from '../engine/contract';
import type { Operation } from './perform';
import { takes, uuid } from './schemas';
import type { Patience } from './waiting';
import { untilEnded } from './waiting';
import { summaryOf } from './words';

export { hasEnded } from '../engine/contract';

export interface WaitArguments extends Omit<Patience, 'first'> {
  /** UUID of the task. */
  task: string;
}

/** How long to wait, for schemas. */
export const PATIENCE = {
  'timeout?': {
    type: 'number',
    minimum: 0,
    description: 'Seconds to wait at most; left out, until it has ended'
  },
  'evenIfStuck?': {
    type: 'boolean',
    default: true,
    description: 'Wait on where it is stuck, until its deadline'
  }
};

/**
 * Returns the task as last seen: ended, stuck if that is not to be waited for,
 * or still running when time is up.
 */
export const waitTask: Operation<WaitArguments, TaskDocument> = {
  id: 'wait-task',
  summary: summaryOf('wait-task'),
  schema: takes({ task: uuid('task'), ...PATIENCE }),
  action: () => ({ right: 'read' }),
  run: async ({ engine }, { task: id, ...patience }, note) => {
    const task = await engine.task(id);
    const [last] = await untilEnded(
      engine,
      [task],
      patience,
      ([seen], unreachable) =>
        note(unreachable === undefined ? seen : { ...seen, unreachable })
    );
    return last!;
  }
};
