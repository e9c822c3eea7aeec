import type { Clock } from '../clock.js';

// Small enough that progress shows, large enough to be worth a write.
const STEPS_A_SECOND = 20;
const SMALLEST_CHUNK = 1024;
const LARGEST_CHUNK = 1024 * 1024;

/** Holds one transfer to its speed. */
export class Pace {
  constructor(
    private readonly clock: Clock,
    private readonly bytesPerSecond: number
  ) {
    this.free = clock.now();
  }

  /** How much to move at a time, in bytes. */
  get chunkBytes(): number {
    const step = Math.floor(this.bytesPerSecond / STEPS_A_SECOND);
    return Math.min(Math.max(step, SMALLEST_CHUNK), LARGEST_CHUNK);
  }

  /** Nothing moved up to now; the time isn't saved up. */
  rest(): void {
    this.free = this.clock.now();
  }

  /** Wait until so many bytes more would have gone through. */
  async moved(bytes: number, signal: AbortSignal): Promise<void> {
    this.free += (bytes / this.bytesPerSecond) * 1000;
    if (this.free - this.clock.now() >= SHORTEST_WAIT_MS) {
      await this.clock.until(this.free, signal);
    }
  }

  private free: number;
}

// A timer is no finer; shorter waits add up to one that is worth it.
const SHORTEST_WAIT_MS = 4;
