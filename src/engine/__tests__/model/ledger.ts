import type { Task as TrueTask } from '../../../../sandbox/src/transfer/task';
import type { Time } from './machine';
import type { Route } from './schedule';

/** What someone wanted once: sent, and sent again until it was known. */
interface Wish {
  label: string;
  /** Submission ids that went out for it. */
  ids: Set<string>;
  /** Calls that nothing came of yet. */
  calls: number;
  /** It was said that there may be a task. */
  isUnanswered: boolean;
  /** It was shown as unanswered when the worker died. */
  wasShown: boolean;
  /** The worker died with it on its way, and nobody has looked since. */
  isUnknown: boolean;
  /** The task that it is said to have become. */
  taskId: string | null;
  state:
    | 'open'
    | 'done'
    /** It is said to have failed: there must be no task of it. */
    | 'refused'
    /** Its person gave it up without knowing. */
    | 'forgotten'
    /** The worker died with it, and nothing is left to be sent again. */
    | 'gone';
}

/** What is gone after this, in milliseconds, was read by nobody. */
const GLANCE = 200;

/** When nobody was told. */
const NOBODY = -Infinity;

/** What is known of the calls that cancel a task. */
interface Cancels {
  /** Those that are not answered. */
  calls: number;
  /** Answers that have arrived, and that no call has told of. */
  answers: number;
}

/** A call that a person or cell waits for. */
interface Call {
  what: string;
  /** When it must have come to an end. */
  due: number;
  /** Whether the page that made it is still there. */
  isWaited(): boolean;
  /** Whether its worker is. */
  isUnderWay(): boolean;
}

/**
 * Who was told what, beside what is true. Keeps a log of all that happens, and
 * of what may not.
 */
export class Ledger {
  readonly wrong: string[] = [];
  readonly log: string[] = [];
  /** The tasks that there are, oldest first. */
  readonly tasks: TrueTask[] = [];
  private readonly wishes: Wish[] = [];
  private readonly calls = new Set<Call>();
  /** When someone was told last that a task has ended. */
  private readonly ends = new Map<string, number>();
  private readonly seenEnded = new Set<string>();
  /** When workers died. */
  private readonly deaths: number[] = [];
  /** Calls that cancel a task, and answers that it is being cancelled. */
  private readonly cancelling = new Map<string, Cancels>();

  /**
   * @param longest - What a call may take at most, in milliseconds.
   */
  constructor(
    private readonly time: Time,
    readonly longest: number
  ) {}

  note(what: string): void {
    this.log.push(`${(this.time.now / 1000).toFixed(2)} s: ${what}`);
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
    return [...this.wrong, ...this.log].join('\n');
  }

  /** Follows a call to its end, which must come in time. */
  async follow<T>(
    what: string,
    promise: Promise<T>,
    { isWaited, isUnderWay }: Pick<Call, 'isWaited' | 'isUnderWay'>,
    seconds = 0
  ): Promise<T> {
    const due = this.time.now + seconds * 1000 + this.longest;
    const call = { what, due, isWaited, isUnderWay };
    this.calls.add(call);
    this.note(what);
    try {
      const result = await promise;
      this.note(`done: ${what}`);
      return result;
    } catch (error) {
      this.note(`failed: ${what}: ${String(error)}`);
      throw error;
    } finally {
      this.calls.delete(call);
    }
  }

  /** Whether anything is still to come of a call. */
  get isBusy(): boolean {
    return [...this.calls].some(call => call.isUnderWay());
  }

  /** Blames the calls that take too long. */
  checkCalls(): void {
    for (const call of this.calls) {
      if (call.isWaited() && this.time.now > call.due) {
        this.calls.delete(call);
        this.blame(`endless: ${call.what}`);
      }
    }
  }

  /** Someone wants something; again, while it isn't known what came of it. */
  wish(label: string): Wish {
    const known = this.openWish(label);
    const wish: Wish = known ?? {
      label,
      ids: new Set(),
      calls: 0,
      isUnanswered: false,
      wasShown: false,
      isUnknown: false,
      taskId: null,
      state: 'open'
    };
    wish.calls++;
    if (!known) {
      this.wishes.push(wish);
    }
    return wish;
  }

  /** Whether it has to be seen first what became of the same. */
  isUnknown(label: string): boolean {
    return this.openWish(label)?.isUnknown ?? false;
  }

  openWish(label: string): Wish | undefined {
    return this.wishes.find(
      wish => wish.label === label && wish.state === 'open'
    );
  }

  /** A transfer or delete goes out, whatever comes of it. */
  onSubmit(body: string): void {
    const { submission_id: id, label } = JSON.parse(body) as {
      submission_id: string;
      label: string;
    };
    this.note(`${label} goes out as ${id.slice(0, 4)}`);
    const other = this.wishes.find(
      wish => wish.state !== 'open' && wish.ids.has(id)
    );
    if (other) {
      this.blame(`lost: ${label} goes out under an id that is used up`);
    }
    this.openWish(label)?.ids.add(id);
  }

  /** An answer of Globus has arrived whole. */
  onAnswer(route: Route, path: string, status: number): void {
    if (route === 'cancel' && status < 300) {
      this.cancelsOf(path.split('/')[3]!).answers++;
    }
  }

  /** A task is to be cancelled. */
  cancels(id: string): void {
    this.cancelsOf(id).calls++;
  }

  /** A call says whether Globus cancels a task. */
  cancelled(id: string, isTaken: boolean): void {
    const cancels = this.cancelsOf(id);
    cancels.calls--;
    if (isTaken) {
      cancels.answers--;
    } else if (cancels.answers > cancels.calls) {
      cancels.answers--;
      this.blame(
        `wrongly failed: Globus said that it cancels ${this.nameOf(id)}`
      );
    }
  }

  fulfilled(wish: Wish, taskId: string): void {
    wish.calls--;
    if (wish.state === 'open' || wish.taskId !== taskId) {
      wish.state = 'done';
      wish.taskId = taskId;
      this.checkDone(wish);
    }
  }

  /**
   * @param isUnanswered - Whether it is said that there may be a task; that
   *   stays so, whatever comes of other tries.
   */
  refused(wish: Wish, isUnanswered: boolean): void {
    wish.calls--;
    wish.isUnanswered ||= isUnanswered;
    if (wish.state === 'open' && wish.calls === 0 && !wish.isUnanswered) {
      wish.state = 'refused';
    }
  }

  forgotten(label: string): void {
    const wish = this.openWish(label);
    if (wish?.calls === 0) {
      wish.state = 'forgotten';
    }
  }

  /**
   * The worker is gone, with all that was on its way.
   *
   * @param hasShown - Whether it had come to show what is unanswered.
   */
  died(hasShown: boolean): void {
    this.cancelling.clear();
    this.deaths.push(this.time.now);
    for (const wish of this.wishes.filter(({ state }) => state === 'open')) {
      wish.wasShown = wish.calls === 0 && (hasShown || wish.wasShown);
      wish.isUnknown ||= wish.calls > 0;
      wish.calls = 0;
    }
  }

  /** A worker is there again, and shows what is unanswered, by label. */
  restarted(unanswered: readonly (string | null)[]): void {
    for (const wish of this.wishes.filter(({ state }) => state === 'open')) {
      const { calls, label, wasShown } = wish;
      wish.isUnknown = false;
      if (unanswered.includes(label)) {
        wish.isUnanswered = true;
      } else if (calls === 0) {
        wish.state = 'gone';
        if (wasShown) {
          this.blame(`lost: ${label} is not shown as unanswered any more`);
        }
      }
    }
  }

  /** Someone is told that a task has ended. */
  told(id: string, status: string): void {
    this.note(`told: ${id.slice(0, 4)} is ${status}`);
    this.checkStatus(id, status, 'told');
    const before = this.ends.get(id);
    if (before !== undefined && !this.wasCutShort(before)) {
      this.blame(`told twice: the end of ${this.nameOf(id)}`);
    }
    this.ends.set(id, this.time.now);
  }

  /** It was said on a page that was being closed: it may be said again. */
  toldNobody(id: string, status: string): void {
    this.note(`told nobody: ${id.slice(0, 4)} is ${status}`);
    this.checkStatus(id, status, 'told');
    if (!this.ends.has(id)) {
      this.ends.set(id, NOBODY);
    }
  }

  /** A call answers with the state of a task. */
  answered(id: string, status: string): void {
    this.checkStatus(id, status, 'answered');
  }

  /** A page is told all tasks and their states. */
  saw(id: string, status: string): void {
    this.checkStatus(id, status, 'shown');
    const ended = status === 'SUCCEEDED' || status === 'FAILED';
    if (ended) {
      this.seenEnded.add(id);
    } else if (this.seenEnded.has(id)) {
      this.blame(`shown as running after its end: ${this.nameOf(id)}`);
    }
  }

  get isAllTold(): boolean {
    return this.untold.length === 0;
  }

  /** What must be true once all has come to rest. */
  checkAll(): void {
    for (const wish of this.wishes) {
      const made = this.tasksOf(wish);
      if (made.length > 1) {
        this.blame(`duplicate: ${wish.label} is ${made.length} tasks`);
      }
      switch (wish.state) {
        case 'open':
          this.blame(`lost: nobody knows what became of ${wish.label}`);
          break;
        case 'refused':
          if (made.length > 0) {
            this.blame(`wrongly failed: ${wish.label} is a task`);
          }
          break;
        case 'gone':
          if (made.length === 0 && wish.ids.size > 0) {
            this.blame(`lost: ${wish.label} came to nothing, and nobody knows`);
          }
          break;
        case 'done':
          this.checkDone(wish);
          break;
        default:
          break;
      }
    }
    for (const { id } of this.untold) {
      this.blame(`never told: the end of ${this.nameOf(id)}`);
    }
  }

  nameOf(id: string): string {
    const label = this.tasks.find(task => task.id === id)?.label ?? 'nothing';
    return `${id.slice(0, 4)} (${label})`;
  }

  /**
   * Whether the worker died, with its pages, as soon as they had told
   * something: too soon to remember it, and for anyone to see it.
   */
  private wasCutShort(at: number): boolean {
    return (
      at === NOBODY ||
      this.deaths.some(death => death >= at && death < at + GLANCE)
    );
  }

  private cancelsOf(id: string): Cancels {
    const cancels = this.cancelling.get(id) ?? { calls: 0, answers: 0 };
    this.cancelling.set(id, cancels);
    return cancels;
  }

  /** Tasks whose ends someone waits to be told of. */
  private get untold(): TrueTask[] {
    return this.wishes
      .filter(({ state }) => state !== 'forgotten')
      .flatMap(wish => this.tasksOf(wish))
      .filter(({ id }) => !this.ends.has(id));
  }

  private checkDone(wish: Wish): void {
    const made = this.tasksOf(wish).map((task): string => task.id);
    if (wish.taskId === null || !made.includes(wish.taskId)) {
      this.blame(`wrongly done: ${wish.label} is no task of its own`);
    }
  }

  private checkStatus(id: string, status: string, how: string): void {
    const task = this.tasks.find(one => one.id === id);
    const isSaid = status === 'SUCCEEDED' || status === 'FAILED';
    if (isSaid && task?.status !== status) {
      this.blame(
        `wrongly ${how} as ${status}: ${this.nameOf(id)} is ${task?.status}`
      );
    }
  }

  private tasksOf(wish: Wish): TrueTask[] {
    return this.tasks.filter(({ request }) =>
      wish.ids.has(request.submissionId)
    );
  }
}
