import type { TaskDocument } from '../engine/contract';
import { hasEnded } from '../engine/contract';
import type { Operation } from './perform';
import { flag, list, takes } from './schemas';
import { stateOf } from './taskState';
import type { Patience } from './waiting';
import { untilEnded } from './waiting';
import { PATIENCE } from './waitTask';
import { summaryOf } from './words';

export interface WaitTasksArguments extends Patience {
  /** UUIDs of the tasks. */
  tasks: string[];
}

/** Tasks that one request asks for: its URL has 4 kB then. */
const AT_ONCE = 100;

/**
 * Returns the tasks as last seen, as they were named: when all of them, or the
 * first, have ended, when none can go on, or when time is up.
 */
export const waitTasks: Operation<WaitTasksArguments, readonly TaskDocument[]> =
  {
    id: 'wait-tasks',
    summary: summaryOf('wait-tasks'),
    schema: takes({
      tasks: list({ type: 'string', format: 'uuid' }, 'UUIDs of the tasks', {
        minItems: 1
      }),
      'first?': flag('Until one of them has ended'),
      ...PATIENCE
    }),
    action: () => ({ right: 'read' }),
    run: async ({ engine }, { tasks, ...patience }, note) => {
      const ids = tasks.map(id => id.toLowerCase());
      const byId = new Map<string, TaskDocument>();
      for (let at = 0; at < ids.length; at += AT_ONCE) {
        const some = ids.slice(at, at + AT_ONCE);
        const seen = await engine.tasks(
          some.length,
          `type:TRANSFER,DELETE/task_id:${some.join(',')}`
        );
        seen.forEach(task => byId.set(task.task_id, task));
      }
      return untilEnded(
        engine,
        await Promise.all(
          // One that is not listed: the service says why.
          ids.map(async id => byId.get(id) ?? (await engine.task(id)))
        ),
        patience,
        (now, unreachable) =>
          note({
            tasks: now.length,
            ended: now.filter(hasEnded).length,
            stuck: now.filter(task => stateOf(task) === 'stuck').length,
            files_transferred: sumOf(now, 'files_transferred'),
            bytes_transferred: sumOf(now, 'bytes_transferred'),
            unreachable
          })
      );
    }
  };

function sumOf(
  tasks: readonly TaskDocument[],
  name: 'files_transferred' | 'bytes_transferred'
): number {
  return tasks.reduce((sum, task) => sum + task[name], 0);
}
