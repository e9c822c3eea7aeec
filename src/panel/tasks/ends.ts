import type { SentTask, TaskDocument } from '../../engine/contract';
import type { Place } from '../../operations/places';

/** The two ends of a task, as the panes have them. */
export type End = 'first' | 'second';

/**
 * Where one end of a task is; null for what has no such end. The path is empty
 * where it isn't known: that is the collection's default folder.
 */
export function placeOf(
  task: TaskDocument,
  sent: SentTask | undefined,
  end: End
): Place | null {
  const [collection, path] =
    end === 'first'
      ? [task.source_endpoint_id, sent?.from]
      : [task.destination_endpoint_id, sent?.to];
  return collection === null ? null : { collection, path: path ?? '' };
}
