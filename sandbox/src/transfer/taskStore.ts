import type { Collection } from '../collections.js';
import { transferError } from '../errors.js';
import type { Identity } from '../identities.js';
import type { World } from '../world.js';
import type { Caller } from './caller.js';
import { runDelete } from './deleteRun.js';
import { Task } from './task.js';
import type { TaskRequest } from './task.js';
import { runTransfer } from './transferRun.js';
import { Turns } from './turns.js';

// A long session must not fill the memory. Documented that history goes after
// 30 days; how much is kept here is the sandbox's own.
const MOST_FINISHED = 2000;
const MOST_WITH_HISTORY = 200;

/** All tasks, whose they are, and which of them run. */
export class TaskStore {
  constructor(private readonly world: World) {}

  /**
   * Take a task on; it begins as soon as fewer than three of its kind and
   * owner are running.
   */
  add(owner: Caller, request: TaskRequest): Task {
    const task = new Task(this.world.clock, owner, request);
    this.tasks.set(task.id, task);
    this.submissions.set(
      submissionKey(owner.identity, request.submissionId),
      task
    );
    for (const place of task.places) {
      this.noteUse(owner.identity, place);
    }
    task.turns = this.turnsOf(owner.identity, request.type);
    const end = this.run(task, task.turns).finally(() => {
      this.running.delete(task);
      this.forgetOld();
    });
    this.running.set(task, end);
    return task;
  }

  /** Keep a task that nothing runs, for as long as there is no reset. */
  keep(task: Task): void {
    this.tasks.set(task.id, task);
    this.mostFinished++;
  }

  /** The task that came of a submission id, if there is one. */
  submitted(owner: Identity, submissionId: string): Task | undefined {
    return this.submissions.get(submissionKey(owner, submissionId));
  }

  /** A task that moves the same things to the same places. */
  sameUnfinished(owner: Identity, request: TaskRequest): Task | undefined {
    const paths = pathsOf(request);
    return this.unfinished(owner).find(t => pathsOf(t.request) === paths);
  }

  /** A task of this owner's. */
  get(owner: Identity, id: string): Task | undefined {
    const task = this.tasks.get(id.toLowerCase());
    expireIfQueued(task);
    return task && isSeenBy(owner, task) ? task : undefined;
  }

  /** @throws ServiceError 404, as recorded */
  find(owner: Identity, id: string): Task {
    const task = this.get(owner, id);
    if (!task) {
      throw transferError(
        404,
        'ClientError.NotFound',
        `No task found with id '${id}'`
      );
    }
    return task;
  }

  /** All tasks of an owner, newest first. */
  of(owner: Identity): Task[] {
    const its = [...this.tasks.values()].filter(t => isSeenBy(owner, t));
    its.forEach(expireIfQueued);
    return its.reverse();
  }

  /** Everybody's tasks, newest first. */
  all(): Task[] {
    return [...this.tasks.values()].filter(t => !t.isRemoved).reverse();
  }

  /**
   * Let a task that has ended be there no more. Its submission id is still
   * taken: a resend must not move anything again.
   */
  remove(task: Task): void {
    task.isRemoved = true;
    task.deleteHistory();
  }

  /** Whether a task of this owner's uses an endpoint now. */
  usesNow(owner: Identity, { id }: Collection): boolean {
    return this.unfinished(owner).some(t => t.places.some(p => p.id === id));
  }

  /** Whether a task that isn't done has moved bytes of an endpoint. */
  hasMoved({ id }: Collection): boolean {
    return [...this.tasks.values()].some(
      t =>
        t.isUnfinished &&
        t.bytesTransferred > 0 &&
        t.places.some(p => p.id === id)
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
    this.turns.clear();
    this.mostFinished = MOST_FINISHED;
    await Promise.all(this.running.values());
  }

  /** Tasks of an owner that are not done, newest first. */
  unfinished(owner: Identity): Task[] {
    return this.of(owner).filter(t => t.isUnfinished);
  }

  private turnsOf({ id }: Identity, type: TaskRequest['type']): Turns {
    const key = [id, type].join();
    const turns = this.turns.get(key) ?? new Turns();
    this.turns.set(key, turns);
    return turns;
  }

  private async run(task: Task, turns: Turns): Promise<void> {
    await turns.take(task);
    try {
      if (!task.isOver()) {
        await (task.request.type === 'TRANSFER'
          ? runTransfer(this.world, task, task.request)
          : runDelete(this.world, task, task.request));
      }
    } catch (error) {
      if (!task.isOver()) {
        this.world.log(`task ${task.id}: ${String(error)}`);
        task.fail('INTERNAL_ERROR', String(error));
      }
    }
    turns.leave(task);
  }

  private forgetOld(): void {
    const finished = [...this.tasks.values()].filter(t => !t.isUnfinished);
    for (const task of finished.slice(0, -MOST_WITH_HISTORY)) {
      task.deleteHistory();
    }
    for (const task of finished.slice(0, -this.mostFinished)) {
      this.tasks.delete(task.id);
      this.submissions.delete(
        submissionKey(task.owner.identity, task.request.submissionId)
      );
    }
  }

  private mostFinished = MOST_FINISHED;
  private readonly tasks = new Map<string, Task>();
  private readonly submissions = new Map<string, Task>();
  /** Those that have not ended, queued ones too. */
  private readonly running = new Map<Task, Promise<void>>();
  private readonly turns = new Map<string, Turns>();
  private readonly used = new Set<string>();
}

function isSeenBy({ id }: Identity, { isRemoved, owner }: Task): boolean {
  return owner.identity.id === id && !isRemoved;
}

// Nobody looks after a task that waits for its turn.
function expireIfQueued(task: Task | undefined): void {
  if (task?.isQueued && task.isUnfinished) {
    task.wait();
  }
}

// Two users' ids may be the same, by accident or on purpose.
function submissionKey({ id }: Identity, submissionId: string): string {
  return [id, submissionId].join();
}

/** What makes two tasks the same to the service's 409. */
export function pathsOf(request: TaskRequest): string {
  return JSON.stringify(
    request.type === 'TRANSFER'
      ? [
          request.source.id,
          request.destination.id,
          request.items.map(i => [i.sourcePath, i.destinationPath])
        ]
      : [request.source.id, request.paths]
  );
}
