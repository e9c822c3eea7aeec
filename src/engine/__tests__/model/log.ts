import type { Task as TrueTask } from '../../../../sandbox/src/transfer/task';
import type { Time } from './machine';

/** All that happens and what of it may not, beside the tasks there truly are. */
export class Log {
  readonly wrong: string[] = [];
  /** The tasks that there are, oldest first. */
  readonly tasks: TrueTask[] = [];
  private readonly lines: string[] = [];

  constructor(readonly time: Time) {}

  note(what: string): void {
    this.lines.push(`${(this.time.now / 1000).toFixed(2)} s: ${what}`);
  }

  blame(what: string): void {
    this.note(`WRONG: ${what}`);
    this.wrong.push(what);
  }

  /** There is a task. */
  onTask(task: TrueTask): void {
    this.note(`${task.label} is task ${task.id.slice(0, 4)}`);
    this.tasks.push(task);
  }

  /** All that was wrong, and all that happened. */
  get report(): string {
    return [...this.wrong, ...this.lines].join('\n');
  }

  nameOf(id: string): string {
    const label = this.tasks.find(task => task.id === id)?.label ?? 'nothing';
    return `${id.slice(0, 4)} (${label})`;
  }
}
