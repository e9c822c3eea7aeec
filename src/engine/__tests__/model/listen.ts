import type { Ledger } from './ledger';
import type { Life, Page } from './life';
import type { Machine } from './machine';

/**
 * Has a page listen to the engine, and the ledger know what it is told.
 *
 * @param isHere - Whether the page is still open.
 * @param onSignedOut - Called with the reason.
 */
export function listen(
  machine: Machine,
  ledger: Ledger,
  life: Life,
  page: Page,
  isHere: () => boolean,
  onSignedOut: (because: string) => void
): Promise<void> {
  return page.api.listen({
    onSession: state => {
      if (isHere() && state.status === 'signed-out') {
        onSignedOut(state.because);
      }
    },
    onTasks: snapshot => {
      if (isHere()) {
        page.shown = snapshot;
        snapshot.tasks.forEach(task =>
          ledger.tellings.saw(
            task.task_id,
            task.status,
            machine.isOrdered ? machine : page
          )
        );
      }
    },
    onTrouble: () => undefined,
    onOpen: () => undefined,
    onEnd: ({ status, task_id: id }) => {
      if (isHere()) {
        ledger.tellings.told(id, status);
      } else if (!machine.followsClosed) {
        ledger.tellings.toldNobody(id, status);
      }
    },
    onUnanswered: found => {
      life.found = found;
    },
    onChange: () => undefined
  });
}
