import type { Place } from './places';

/**
 * What an operation is about to do, for the door to decide on. `change` names
 * where from and where to, since a stranger's notebook could send data to a
 * place of its own.
 */
export type Action =
  | { right: 'read' }
  | {
      right: 'change';
      /** Null where nothing is read. */
      source: Place | null;
      destination: Place;
      mayOverwrite: boolean;
    }
  | { right: 'cancel'; taskId: string };
