import { LabIcon } from '@jupyterlab/ui-components';
import { isStuck } from '../../engine/contract';
import { usePanel, useStore } from '../common/context';
import { warningIcon } from '../common/icons';
import { showTasks } from '../tasks/showTasks';
import { activity } from '../tasks/state';

/** How many tasks have not ended, in the status bar; it leads to them. */
export function StatusItem(): JSX.Element | null {
  const parts = usePanel();
  const { model, trans } = parts;
  const snapshot = useStore(model.tasks);
  const tasks = snapshot?.tasks ?? [];
  const running = activity(tasks, trans);
  if (!snapshot || !running) {
    return null;
  }
  const isBad = tasks.some(isStuck);
  const label = trans.__('Globus tasks: %1', running.label);
  return (
    <button
      type="button"
      className={`jp-GlobusStatus${isBad ? ' jp-mod-stuck' : ''}`}
      title={
        snapshot.failure
          ? trans.__('%1, as last seen: Globus does not answer', label)
          : label
      }
      aria-label={label}
      onClick={() => showTasks(parts)}
    >
      <LabIcon.resolveReact
        icon={isBad ? warningIcon : 'jupyterlab-globus:transfer'}
        tag="span"
        aria-hidden="true"
      />
      {running.count}
    </button>
  );
}
