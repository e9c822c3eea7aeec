import { fail } from '../globus/errors';
import type { TimerDocument, TimerWish } from '../globus/timerTypes';
import type { FolderItems } from './filesTypes';
import { itemDocuments } from './folderItems';
import { ENGINE } from './pageBase';
import { PageTasks } from './pageTasks';
import type { SubmittedTask } from './taskTypes';

/** What a page asks of timers, and of what may have become one or a task. */
export abstract class PageTimers extends PageTasks {
  /** How often the timers had run when they were last listed or one was made. */
  private runs: number | null = null;

  async timers(): Promise<TimerDocument[]> {
    const { timers, watch } = this[ENGINE].binding;
    const all = await timers.all();
    const runs = all.reduce((sum, { n_runs }) => sum + n_runs, 0);
    if (this.runs !== null && runs !== this.runs) {
      // The list of tasks beside it shows what has begun.
      watch.nudge();
    }
    this.runs = runs;
    return all;
  }

  timer(id: string): Promise<TimerDocument> {
    return this[ENGINE].binding.timers.one(id);
  }

  async createTimer(
    { body, ...wish }: TimerWish,
    items?: FolderItems
  ): Promise<TimerDocument> {
    const DATA = [...body.DATA, ...(items ? itemDocuments(items) : [])];
    const { timers } = this[ENGINE].binding;
    const made = await this.confirmed(() =>
      timers.create({ ...wish, body: { ...body, DATA } })
    );
    // It may have run by the time that timers are listed first.
    this.runs ??= 0;
    return made;
  }

  async sendAgain(key: string): Promise<SubmittedTask | TimerDocument> {
    const document = await this[ENGINE].binding.outbox.document(key);
    if (!document) {
      throw fail(
        'not-found',
        'SubmissionGone',
        'What was to be sent is not kept any more. Look under Tasks whether it is there, else choose it anew.'
      );
    }
    return 'timer' in document
      ? this.createTimer(document.timer)
      : this.submit(document, key);
  }

  forgetSubmission(key: string): Promise<void> {
    return this[ENGINE].binding.outbox.forget(key);
  }

  pauseTimer(id: string): Promise<TimerDocument> {
    return this[ENGINE].binding.timers.pause(id);
  }

  resumeTimer(id: string, isGiven?: boolean): Promise<TimerDocument> {
    return this[ENGINE].binding.timers.resume(id, isGiven);
  }

  deleteTimer(id: string): Promise<void> {
    return this[ENGINE].binding.timers.delete(id);
  }
}
