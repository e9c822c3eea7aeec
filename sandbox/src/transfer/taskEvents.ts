import type { Clock } from '../clock.js';

/** Something that happened to a task. */
export interface TaskEvent {
  readonly code: string;
  readonly description: string;
  readonly details: string;
  readonly isError: boolean;
  /** Milliseconds since 1970. */
  readonly time: number;
}

// Guessed.
const MOST_EVENTS = 10_000;

/** What happened to a task, newest last. */
export class TaskEvents {
  constructor(private readonly clock: Clock) {}

  get all(): readonly TaskEvent[] {
    return this.kept;
  }

  add(code: string, details: string, isError = false): void {
    const time = this.clock.now();
    const description = words(code);
    this.kept.push({ code, description, details, isError, time });
    if (this.kept.length > MOST_EVENTS) {
      this.kept.shift();
    }
  }

  clear(): void {
    this.kept.length = 0;
  }

  private readonly kept: TaskEvent[] = [];
}

/** Recorded: `PERMISSION_DENIED` is described as "permission denied". */
export function words(code: string): string {
  return code.toLowerCase().replaceAll('_', ' ');
}
