import type { TranslationBundle } from '@jupyterlab/translation';
import { failureOf } from '../../engine/contract';
import type { Failure, TaskDocument } from '../../engine/contract';
import { confirmed } from '../common/confirm';
import { usePanel } from '../common/context';
import { stateOf } from '../../operations/taskState';
import { useMutation } from '../query/hooks';

/** Asks whether a task is to be cancelled. */
export function confirmCancel(
  title: string,
  trans: TranslationBundle
): Promise<boolean> {
  return confirmed({
    title: trans.__('Cancel “%1”?', title),
    body: trans.__(
      'Files that have arrived stay where they are. A cancelled task can’t be taken up again.'
    ),
    keep: trans.__('Keep it running'),
    act: trans.__('Cancel the task')
  });
}

/** Stops a task, after a question. */
export function useCancel(
  task: TaskDocument,
  title: string
): {
  ask: () => void;
  cancelling: boolean;
  failure: Failure | null;
  /** What to know of a cancel that came too late; null otherwise. */
  note: string | null;
} {
  const { engine, trans } = usePanel();
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: () => engine.cancelTask(task.task_id)
  });
  const ask = async () => {
    if (await confirmCancel(title, trans)) {
      mutate();
    }
  };
  const state = data ? stateOf(data) : null;
  return {
    ask: () => void ask(),
    cancelling: isPending,
    failure: error ? failureOf(error) : null,
    note:
      state === 'done' || state === 'failed'
        ? trans.__('It had ended before the cancel reached Globus.')
        : null
  };
}
