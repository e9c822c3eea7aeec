/** Data of tasks that crosses the port. */
import type { Failure } from '../globus/errors';
import type { TimerWish } from '../globus/timerTypes';
import type {
  DeleteDocument,
  TaskDocument,
  TransferDocument
} from '../globus/types';
import type { WatchedTask } from './troubles';

/** A task that was submitted. */
export interface SubmittedTask {
  taskId: string;
  /** The service had this submission already: it is one task, not two. */
  duplicate: boolean;
}

/** What was submitted, as it was submitted. */
export type SentDocument =
  { transfer: TransferDocument } | { delete: DeleteDocument };

/** What is remembered until Globus has answered to it. */
export type RememberedDocument = SentDocument | { timer: TimerWish };

/**
 * A submission that Globus gave no answer to: it may have made its task or
 * timer, or not. Sent again, it is one all the same.
 */
export interface UnansweredSubmission {
  /** Names it in {@link EngineApi.sendAgain}. */
  key: string;
  /** When it was begun, in milliseconds since the epoch. */
  at: number;
  kind: 'TRANSFER' | 'DELETE' | 'TIMER';
  /**
   * UUIDs of the collections; a delete's is the source. Null, as all else is
   * empty, once the person signed out: only that there was one is kept then.
   */
  source: string | null;
  destination: string | null;
  /** Of a timer its name. */
  label: string | null;
  items: number;
  /** Path of the first one at the source. */
  first: string;
  /** Whether it can be sent again from what is kept. */
  hasDocument: boolean;
  /** False: this browser stores nothing for us, so that a reload forgets it. */
  isStored: boolean;
}

/** What is known of a task because a page of this engine sent it. */
export interface SentTask {
  /** How many items it was sent with. */
  items: number;
  /** Path of the first one at the source. */
  first: string;
  /** The folders that all items share, with a slash at the end; may be empty. */
  from: string;
  to: string;
  /** Where the first one goes, in full; empty for a delete. */
  firstTo: string;
  /** How much it will send, where the page could tell; a task never knows. */
  bytes: number | null;
}

/** How many of those that ended last are in a {@link TaskSnapshot}. */
export const ENDED_SHOWN = 50;

/** The tasks as last seen, those that run first, then newest first. */
export interface TaskSnapshot {
  tasks: WatchedTask[];
  /** What is known beyond their documents, by the task's id. */
  sent: Record<string, SentTask>;
  /** Newest first; those that are on their way now are none. */
  unanswered: UnansweredSubmission[];
  /** What the last poll met, when it failed; the tasks are older then. */
  failure: Failure | null;
  /** Milliseconds since the epoch of the last poll that succeeded. */
  seenAt: number;
}

/** Which of a person's tasks come by pages, those that ended last first. */
export interface TaskPageQuery {
  statuses: readonly string[];
  /** The service's expression for all but the statuses, with `type:`. */
  filter: string;
  /** A part of the name, or the UUID, of a collection at either end. */
  collection: string;
  offset: number;
}

export interface TaskPage {
  tasks: TaskDocument[];
  /** Offset of the next page, or null at the end. */
  nextOffset: number | null;
  /**
   * How many there are; null for those of one collection, which the service
   * can't count.
   */
  total: number | null;
}
