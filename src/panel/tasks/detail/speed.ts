import type { TaskSnapshot } from '../../../engine/contract';
import { hasEnded } from '../../../operations/waitTask';

interface Sample {
  time: number;
  bytes: number;
}

/** How many samples of a task are kept. */
const KEPT = 120;

/** How fast tasks are between the looks at them: the service tells an average. */
export class SpeedLog {
  private readonly samples = new Map<string, Sample[]>();

  add({ tasks, seenAt }: TaskSnapshot): void {
    const active = tasks.filter(
      task => !hasEnded(task) && task.type === 'TRANSFER'
    );
    const ids = new Set(tasks.map(task => task.task_id));
    for (const id of this.samples.keys()) {
      if (!ids.has(id)) {
        this.samples.delete(id);
      }
    }
    for (const { task_id: id, bytes_transferred: bytes } of active) {
      const known = this.samples.get(id) ?? [];
      if (known.at(-1)?.time !== seenAt) {
        this.samples.set(id, [
          ...known.slice(1 - KEPT),
          { time: seenAt, bytes }
        ]);
      }
    }
  }

  /** Bytes a second between one look and the next, the newest last. */
  of(id: string): number[] {
    const samples = this.samples.get(id) ?? [];
    return samples.slice(1).map(({ time, bytes }, index) => {
      const before = samples[index]!;
      return Math.max(
        0,
        (bytes - before.bytes) / ((time - before.time) / 1000)
      );
    });
  }
}
