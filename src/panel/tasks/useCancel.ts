import { useMutation } from '@tanstack/react-query';
import { Dialog, showDialog } from '@jupyterlab/apputils';
import { failureOf } from '../../engine/contract';
import type { Failure, TaskDocument } from '../../engine/contract';
import { usePanel } from '../common/context';

/** Stops a task, after a question. */
export function useCancel(
  task: TaskDocument,
  title: string
): { ask: () => void; cancelling: boolean; failure: Failure | null } {
  const { engine, trans } = usePanel();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => engine.cancelTask(task.task_id)
  });
  const ask = async () => {
    const { button } = await showDialog({
      title: trans.__('Cancel “%1”?', title),
      body: trans.__(
        'Files that have arrived stay where they are. A cancelled task can’t be taken up again.'
      ),
      buttons: [
        Dialog.cancelButton({ label: trans.__('Keep it running') }),
        Dialog.warnButton({ label: trans.__('Cancel the task') })
      ],
      defaultButton: 0
    });
    if (button.accept) {
      mutate();
    }
  };
  return {
    ask: () => void ask(),
    cancelling: isPending,
    failure: error ? failureOf(error) : null
  };
}
