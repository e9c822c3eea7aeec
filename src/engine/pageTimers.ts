import type { FolderItems, TimerDocument, TimerWish } from './contract';
import { itemDocuments } from './folderItems';
import { ENGINE } from './pageBase';
import { PageTasks } from './pageTasks';

/** What a page asks of timers. */
export class PageTimers extends PageTasks {
  timers(): Promise<TimerDocument[]> {
    return this[ENGINE].binding.timers.all();
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
    return timers.create({ ...wish, body: { ...body, DATA } });
  }

  pauseTimer(id: string): Promise<TimerDocument> {
    return this[ENGINE].binding.timers.pause(id);
  }

  resumeTimer(id: string): Promise<TimerDocument> {
    return this[ENGINE].binding.timers.resume(id);
  }

  deleteTimer(id: string): Promise<void> {
    return this[ENGINE].binding.timers.delete(id);
  }
}
