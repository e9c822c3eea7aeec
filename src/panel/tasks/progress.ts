import type { SentTask, TaskDocument } from '../../engine/contract';

/** How far a task is, where that can be known. */
export interface Progress {
  /** Bytes that there will be. */
  total: number;
  /** From 0 to 1; 1 only when all is there. */
  fraction: number;
  /** Milliseconds that it will take, or null where nothing moves. */
  left: number | null;
}

/**
 * A task doesn't know its total. It is known only where plain files of known
 * size were sent from here, all of them; null otherwise.
 *
 * @param speed - Bytes a second.
 */
export function progressOf(
  task: TaskDocument,
  sent: SentTask | undefined,
  speed: number
): Progress | null {
  const total = sent?.bytes ?? 0;
  // With a sync level some files may not be sent at all.
  if (total <= 0 || task.sync_level !== null) {
    return null;
  }
  const done = task.bytes_transferred;
  if (done > total) {
    // Sent again after a fault, or grown: the total is wrong.
    return null;
  }
  return {
    total,
    fraction: done / total,
    left: speed > 0 ? ((total - done) / speed) * 1000 : null
  };
}
