import type { Collection } from '../collections.js';
import type { Identity } from '../identities.js';
import type { World } from '../world.js';
import type { Caller } from './caller.js';
import { runTransfer } from './runner.js';
import { pathsOf } from './submission.js';
import type { TransferRequest } from './submission.js';
import { Task } from './task.js';

// Documented: three transfers of a user run at once, the rest are "Queued".
const AT_ONCE = 3;

/** All tasks, whose they are, and which of them run. */
export class TaskStore {
  constructor(private readonly world: World) {}

  /**
   * Take a transfer on; it begins as soon as fewer than three of its owner's
   * are running.
   */
  add(owner: Caller, request: TransferRequest): Task {
    const task = new Task(this.world.clock, owner, request);
    this.tasks.set(task.id, task);
    this.submissions.set(
      submissionKey(owner.identity, request.submissionId),
      task
    );
    this.noteUse(owner.identity, request.source);
    this.noteUse(owner.identity, request.destination);
    this.startQueued(owner.identity);
    return task;
  }

  /** The task that came of a submission id, if there is one. */
  submitted(owner: Identity, submissionId: string): Task | undefined {
    return this.submissions.get(submissionKey(owner, submissionId));
  }

  /** A task that moves the same things to the same places. */
  sameUnfinished(owner: Identity, request: TransferRequest): Task | undefined {
    const paths = pathsOf(request);
    return this.active(owner).find(t => pathsOf(t.request) === paths);
  }

  /** A task of this owner's. */
  get(owner: Identity, id: string): Task | undefined {
    const task = this.tasks.get(id.toLowerCase());
    return task?.owner.identity.id === owner.id ? task : undefined;
  }

  /** All tasks of an owner, newest first. */
  of(owner: Identity): Task[] {
    return [...this.tasks.values()]
      .filter(t => t.owner.identity.id === owner.id)
      .reverse();
  }

  /** Whether a task of this owner's uses an endpoint now. */
  usesNow(owner: Identity, { id }: Collection): boolean {
    return this.active(owner).some(
      ({ request }) => request.source.id === id || request.destination.id === id
    );
  }

  /** Remember that somebody used an endpoint. */
  noteUse(who: Identity, { id }: Collection): void {
    this.used.add([who.id, id].join());
  }

  hasUsed(who: Identity, { id }: Collection): boolean {
    return this.used.has([who.id, id].join());
  }

  /** Stop what runs and forget all; resolves when no file is open any more. */
  async clear(): Promise<void> {
    for (const task of this.tasks.values()) {
      task.stop.abort();
    }
    this.tasks.clear();
    this.submissions.clear();
    this.used.clear();
    await Promise.all(this.running.values());
  }

  private active(owner: Identity): Task[] {
    return this.of(owner).filter(t => t.status === 'ACTIVE');
  }

  private startQueued(owner: Identity): void {
    const active = this.active(owner).reverse();
    const running = active.filter(t => this.running.has(t)).length;
    const next = active.filter(t => !this.running.has(t));
    for (const task of next.slice(0, Math.max(AT_ONCE - running, 0))) {
      const end = this.run(task).finally(() => {
        this.running.delete(task);
        this.startQueued(owner);
      });
      this.running.set(task, end);
    }
  }

  private async run(task: Task): Promise<void> {
    try {
      await runTransfer(this.world, task);
    } catch (error) {
      if (!task.stop.signal.aborted) {
        this.world.log(`task ${task.id}: ${String(error)}`);
        task.fail('INTERNAL_ERROR', String(error));
      }
    }
  }

  private readonly tasks = new Map<string, Task>();
  private readonly submissions = new Map<string, Task>();
  private readonly running = new Map<Task, Promise<void>>();
  private readonly used = new Set<string>();
}

// Two users' ids may be the same, by accident or on purpose.
function submissionKey({ id }: Identity, submissionId: string): string {
  return [id, submissionId].join();
}
