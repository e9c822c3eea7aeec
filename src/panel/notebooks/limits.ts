import type { TranslationBundle } from '@jupyterlab/translation';
import type { Action } from '../../operations/action';

/** Whether it deletes files, also by a timer that it makes. */
export function destroys(action: Action): boolean {
  return doneBy(action).right === 'destroy';
}

/** What the notebook can't do, whatever is allowed, and how long timers go on. */
export function limits(
  actions: readonly Action[],
  trans: TranslationBundle
): string {
  const done = actions.map(doneBy);
  const has = (right: Action['right']) =>
    done.some(action => action.right === right);
  const says: string[] = [];
  if (has('destroy')) {
    says.push(
      actions.length === 1
        ? trans.__(
            'It can’t delete anything else. What is deleted can’t be brought back.'
          )
        : trans.__(
            'Deleting is allowed this once, of what is named here; the rest as long as you say.'
          )
    );
  } else if (has('change')) {
    says.push(trans.__('It can’t delete files, and can’t send anywhere else.'));
  } else if (!has('schedule')) {
    says.push(
      done.every(({ right }) => right === 'read')
        ? trans.__('It can’t send, change or delete anything.')
        : trans.__('It can’t send, change or delete files.')
    );
  }
  if (done.some((action, index) => action !== actions[index])) {
    says.push(
      trans.__(
        'A timer does it as often as its schedule says, until it ends or you stop it.'
      )
    );
  }
  if (has('schedule')) {
    says.push(
      trans.__(
        'No timer is changed but what is named here; one that runs again sends what it was made for.'
      )
    );
  }
  return says.join(' ');
}

/** What becomes of files: of a new timer, what each run does. */
function doneBy(action: Action): Action {
  return action.right === 'schedule' && action.act === 'create'
    ? action.sends
    : action;
}
