import { useMemo } from 'react';
import { usePanel, useStore } from '../../common/context';
import type { Pane } from '../pane';
import type { PendingNames } from './pending';
import { pendingIn } from './pending';

/** What is about to change in the folder that a pane shows; null: nothing. */
export function usePending(pane: Pane): PendingNames | null {
  const changes = useStore(usePanel().model.changes.state);
  const { collection, listing } = useStore(pane.state);
  const id = collection?.id ?? '';
  const folder = listing?.path ?? '';
  return useMemo(() => pendingIn(changes, id, folder), [changes, id, folder]);
}
