import type { TimerSchedule } from '../engine/contract';
import type { Place } from './places';

/**
 * What an operation is about to do, for the door to decide on. `change` names
 * where from and where to, since a stranger's notebook could send data to a
 * place of its own.
 */
export type Action =
  | { right: 'read' }
  /** What asks the person itself, or touches only the notebook. */
  | { right: 'none' }
  | { right: 'sign-out' }
  | {
      right: 'change';
      /** Null where nothing is read. */
      source: Place | null;
      destination: Place;
      mayOverwrite: boolean;
    }
  | { right: 'cancel'; taskId: string }
  /** What has the token can do all of it, and nobody is asked again. */
  | { right: 'token'; resourceServer: string; scopes: readonly string[] }
  | {
      right: 'edit';
      what: 'task' | 'bookmark';
      /** The task's id; the bookmark's id or name. */
      name: string;
    }
  | {
      right: 'destroy';
      /** The folder that all the paths share. */
      where: Place;
      /** All that is deleted, or that deletes what its source hasn't. */
      paths: readonly string[];
      /** Folders go with all in them. */
      recursive: boolean;
      /** Of a transfer that deletes at its destination; null for a delete. */
      source: Place | null;
    }
  /** Timers, which go on when the kernel and every page are gone. */
  | {
      right: 'schedule';
      act: 'create';
      schedule: TimerSchedule;
      /** What each run does. */
      sends: Extract<Action, { right: 'change' | 'destroy' }>;
    }
  | {
      right: 'schedule';
      act: 'pause' | 'resume' | 'delete';
      /** UUID of the timer. */
      timer: string;
    };
