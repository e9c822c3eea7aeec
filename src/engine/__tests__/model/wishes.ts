import type { Task as TrueTask } from '../../../../sandbox/src/transfer/task';
import type { Log } from './log';

/** What someone wanted once: sent, and sent again until it was known. */
interface Wish {
  label: string;
  /** Submission ids that went out for it. */
  ids: Set<string>;
  /** Calls that nothing came of yet. */
  calls: number;
  /**
   * Of these those that came when there was a task already, though its answer
   * was still on its way to the page: what they send may be another task.
   */
  late: number;
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

/** What was wanted, what went out for it, and what is said to have come of it. */
export class Wishes {
  private readonly wishes: Wish[] = [];

  constructor(private readonly log: Log) {}

  /** Someone wants something; again, while it isn't known what came of it. */
  wish(label: string): Wish {
    const known = this.openWish(label);
    const wish: Wish = known ?? {
      label,
      ids: new Set(),
      calls: 0,
      late: 0,
      isUnanswered: false,
      wasShown: false,
      isUnknown: false,
      taskId: null,
      state: 'open'
    };
    wish.calls++;
    if (known) {
      wish.late += Number(this.tasksOf(known).length > 0);
    } else {
      this.wishes.push(wish);
    }
    return wish;
  }

  /** Whether it has to be seen first what became of the same. */
  isUnknown(label: string): boolean {
    return this.openWish(label)?.isUnknown ?? false;
  }

  /** A transfer or delete goes out, whatever comes of it. */
  onSubmit(body: string): void {
    const { submission_id: id, label } = JSON.parse(body) as {
      submission_id: string;
      label: string;
    };
    this.log.note(`${label} goes out as ${id.slice(0, 4)}`);
    const other = this.wishes.find(
      wish => wish.state !== 'open' && wish.ids.has(id)
    );
    if (other) {
      this.log.blame(`lost: ${label} goes out under an id that is used up`);
    }
    (this.openWish(label) ?? this.later(label))?.ids.add(id);
  }

  fulfilled(asked: Wish, taskId: string): void {
    const wish =
      asked.taskId === null || asked.taskId === taskId
        ? asked
        : this.meant(asked);
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
  refused(asked: Wish, isUnanswered: boolean): void {
    const wish = asked.state === 'done' ? this.meant(asked) : asked;
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
          this.log.blame(`lost: ${label} is not shown as unanswered any more`);
        }
      }
    }
  }

  /** The tasks whose ends someone waits to be told of. */
  get awaited(): TrueTask[] {
    return this.wishes
      .filter(({ state }) => state !== 'forgotten')
      .flatMap(wish => this.tasksOf(wish));
  }

  /** What must be true once all has come to rest. */
  check(): void {
    for (const wish of this.wishes) {
      const made = this.tasksOf(wish);
      if (made.length > 1) {
        this.log.blame(`duplicate: ${wish.label} is ${made.length} tasks`);
      }
      switch (wish.state) {
        case 'open':
          this.log.blame(`lost: nobody knows what became of ${wish.label}`);
          break;
        case 'refused':
          if (made.length > 0) {
            this.log.blame(`wrongly failed: ${wish.label} is a task`);
          }
          break;
        case 'gone':
          if (made.length === 0 && wish.ids.size > 0) {
            this.log.blame(
              `lost: ${wish.label} came to nothing, and nobody knows`
            );
          }
          break;
        case 'done':
          this.checkDone(wish);
          break;
        default:
          break;
      }
    }
  }

  private openWish(label: string): Wish | undefined {
    return this.wishes.find(
      wish => wish.label === label && wish.state === 'open'
    );
  }

  /** What came late is sent as a task of its own, once the first is done. */
  private later(label: string): Wish | undefined {
    const first = this.wishes.find(
      wish => wish.label === label && wish.state === 'done' && wish.late > 0
    );
    if (!first) {
      return undefined;
    }
    first.calls--;
    first.late--;
    return this.wish(label);
  }

  /** The one that a late call has become; where it has not, what it was. */
  private meant(asked: Wish): Wish {
    return this.openWish(asked.label) ?? asked;
  }

  private checkDone(wish: Wish): void {
    const made = this.tasksOf(wish).map((task): string => task.id);
    if (wish.taskId === null || !made.includes(wish.taskId)) {
      this.log.blame(`wrongly done: ${wish.label} is no task of its own`);
    }
  }

  private tasksOf(wish: Wish): TrueTask[] {
    return this.log.tasks.filter(({ request }) =>
      wish.ids.has(request.submissionId)
    );
  }
}
