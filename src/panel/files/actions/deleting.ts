import { checkName } from '../../../engine/contract';
import type { DeleteArguments } from '../../../operations/delete';
import { join } from '../../../operations/places';
import { identityIn } from '../../../operations/session';
import { hasEnded } from '../../../operations/waitTask';
import type { PanelModel } from '../../model';
import type { Pane } from '../pane';
import type { PendingChange } from './pending';
import { pendingIn } from './pending';

/**
 * What is selected and not being deleted yet; null where that is nothing.
 *
 * @throws GlobusError for a name that would delete something else.
 */
export function whatToDelete(
  model: Pick<PanelModel, 'changes'>,
  pane: Pick<Pane, 'state'>
): { args: DeleteArguments; change: PendingChange } | null {
  const { collection, listing, selection } = pane.state.get();
  if (!collection || !listing) {
    return null;
  }
  const changes = model.changes.state.get();
  const gone = pendingIn(changes, collection.id, listing.path)?.deleted;
  const chosen = selection
    .indices()
    .filter(index => !gone?.has(listing.nameAt(index)));
  if (chosen.length === 0) {
    return null;
  }
  const names = chosen.map(index => listing.nameAt(index));
  names.forEach(checkName);
  return {
    args: {
      collection: collection.id,
      paths: names.map(name => join(listing.path, name)),
      ...(chosen.some(index => listing.kindAt(index) === 'dir')
        ? { recursive: true }
        : {})
    },
    change: {
      kind: 'delete',
      collection: collection.id,
      folder: listing.path,
      names: new Set(names)
    }
  };
}

/** So many snapshots may be older than a task that they lack. */
const LACKING = 2;

/**
 * Resolves when a task has ended, or when there is nothing to wait for: whose
 * it is has signed out, or it is not among the tasks that are watched.
 *
 * @returns Whether it was seen to end: who shows its folder asks anew then.
 */
export function ended(
  { tasks, session }: Pick<PanelModel, 'tasks' | 'session'>,
  id: string
): Promise<boolean> {
  return new Promise(resolve => {
    let lacking = 0;
    let seenAt = tasks.get()?.seenAt ?? 0;
    const look = () => {
      const snapshot = tasks.get();
      const task = snapshot?.tasks.find(({ task_id }) => task_id === id);
      if (snapshot && snapshot.seenAt !== seenAt) {
        seenAt = snapshot.seenAt;
        lacking = task ? 0 : lacking + 1;
      }
      const over = task !== undefined && hasEnded(task);
      if (over || lacking >= LACKING || identityIn(session.get()) === null) {
        unfollows.forEach(unfollow => unfollow());
        resolve(over);
      }
    };
    const unfollows = [tasks.follow(look), session.follow(look)];
    look();
  });
}
