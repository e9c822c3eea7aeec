import type { TimerDocument } from '../engine/contract';
import type { Operation } from './perform';
import { flag, NOTHING, takes, uuid } from './schemas';
import { summaryOf } from './words';

export interface TimerArguments {
  /** UUID of the timer. */
  timer: string;
}

export interface ResumeArguments extends TimerArguments {
  /** Whether what it stopped for is given is not looked at, nor asked for. */
  skipInactiveReasonCheck?: boolean;
}

const ONE_TIMER = takes({ timer: uuid('timer') });

/** Returns the timers, newest first, those that have ended too. */
export const listTimers: Operation<object, TimerDocument[]> = {
  id: 'list-timers',
  summary: summaryOf('list-timers'),
  schema: NOTHING,
  action: () => ({ right: 'read' }),
  run: ({ engine }) => engine.timers()
};

/** Returns a timer, with its last runs. */
export const showTimer: Operation<TimerArguments, TimerDocument> = {
  id: 'show-timer',
  summary: summaryOf('show-timer'),
  schema: ONE_TIMER,
  action: () => ({ right: 'read' }),
  run: ({ engine }, { timer }) => engine.timer(timer)
};

/** Returns the timer as it is after that. */
export const pauseTimer: Operation<TimerArguments, TimerDocument> = {
  id: 'pause-timer',
  summary: summaryOf('pause-timer'),
  schema: ONE_TIMER,
  action: ({ timer }) => ({ right: 'schedule', act: 'pause', timer }),
  run: ({ engine }, { timer }) => engine.pauseTimer(timer)
};

/** Returns the timer as it is after that. */
export const resumeTimer: Operation<ResumeArguments, TimerDocument> = {
  id: 'resume-timer',
  summary: summaryOf('resume-timer'),
  schema: takes({
    timer: uuid('timer'),
    'skipInactiveReasonCheck?': flag(
      'Resume it without asking for what it stopped for'
    )
  }),
  action: ({ timer }) => ({ right: 'schedule', act: 'resume', timer }),
  run: ({ engine }, { timer, skipInactiveReasonCheck }) =>
    engine.resumeTimer(timer, skipInactiveReasonCheck)
};

/** Returns the id of the timer that was. */
export const deleteTimer: Operation<TimerArguments, { id: string }> = {
  id: 'delete-timer',
  summary: summaryOf('delete-timer'),
  schema: ONE_TIMER,
  action: ({ timer }) => ({ right: 'schedule', act: 'delete', timer }),
  run: async ({ engine }, { timer }) => {
    await engine.deleteTimer(timer);
    return { id: timer };
  }
};
