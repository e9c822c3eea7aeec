import type { Clock } from '../../../../sandbox/src/index';
import { TaskStore } from '../../../../sandbox/src/transfer/taskStore';
import type { Ledger } from './ledger';

/**
 * Lets ledgers know of the tasks that sandboxes in this process make.
 *
 * @param ledgerOf - The ledger of the sandbox with a clock.
 * @returns Ends it.
 */
export function witnessTasks(
  ledgerOf: (clock: Clock) => Ledger | undefined
): () => void {
  const { add } = TaskStore.prototype;
  TaskStore.prototype.add = function (...args) {
    const task = add.apply(this, args);
    const { clock } = (this as unknown as { world: { clock: Clock } }).world;
    ledgerOf(clock)?.onTask(task);
    return task;
  };
  return () => {
    TaskStore.prototype.add = add;
  };
}
