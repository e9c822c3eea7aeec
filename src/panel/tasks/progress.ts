import type { SentTask, TaskDocument } from '../../engine/contract';

/** How far a task is, where that can be known. */
export interface Progress {
  /** Bytes that there will be. */
  total: number;
  /** From 0 to 1; 1 only when all is there. */
  fraction: number;
  /**
   * Milliseconds that it will take at least and at most, by how fast it was;
   * null where nothing moves.
   */
  left: [least: number, most: number] | null;
}

/** How many looks back count for what comes. */
const RECENT = 5;

/**
 * A task doesn't know its total. It is known only where plain files of known
 * size were sent from here, all of them; null otherwise.
 *
 * @param speeds - Bytes a second from look to look, the newest last.
 */
export function progressOf(
  task: TaskDocument,
  sent: SentTask | undefined,
  speeds: readonly number[] = []
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
  const seen = [
    task.effective_bytes_per_second,
    ...(speeds.length > 0 ? [mean(speeds.slice(-RECENT)), mean(speeds)] : [])
  ];
  const left = (speed: number) => ((total - done) / speed) * 1000;
  return {
    total,
    fraction: done / total,
    left: seen.every(speed => speed > 0)
      ? [left(Math.max(...seen)), left(Math.min(...seen))]
      : null
  };
}

function mean(speeds: readonly number[]): number {
  return speeds.reduce((sum, speed) => sum + speed, 0) / speeds.length;
}
