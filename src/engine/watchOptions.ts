import type { TaskQuery } from '../globus/transfer';
import type { EventDocument, TaskDocument } from '../globus/types';
import type { SentTask, TaskSnapshot, UnansweredSubmission } from './taskTypes';
import type { News } from './telling';
import type { WatchedTask } from './troubles';

/**
 * Who looks: a visible page that shows tasks, a visible page that doesn't, a
 * hidden one whose user wants to be told of ends, or nobody.
 */
export type Audience = 'watching' | 'present' | 'listening' | 'away';

/** What the watch needs from outside. Times are milliseconds. */
export interface WatchOptions {
  /** Asks once: the next poll is the next try. */
  list(query: TaskQuery): Promise<TaskDocument[]>;
  /** The newest errors of a task. */
  errors(id: string, limit: number): Promise<EventDocument[]>;
  /** What Globus gave no answer to. */
  unanswered(): UnansweredSubmission[];
  audience(): Audience;
  tell(snapshot: TaskSnapshot): void;
  /**
   * A task that was sent from here has ended, or doesn't go on by itself;
   * false where nobody could be told.
   */
  tellNews: (what: News, task: WatchedTask, sent: SentTask) => Promise<boolean>;
  /** Milliseconds since the epoch; may jump. */
  now(): number;
}
