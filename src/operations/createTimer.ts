import type {
  FolderItems,
  TimerDocument,
  TimerSchedule
} from '../engine/contract';
import { fail } from '../engine/contract';
import type { Action } from './action';
import type { Operation } from './perform';
import { takes, text, time } from './schemas';
import type { TransferArguments, TransferOptions } from './transfer';
import { transfer, transferDocument, transferOf } from './transfer';
import { summaryOf } from './words';

/** When a timer runs, in words that `globus timer create transfer` has too. */
export interface ScheduleArguments {
  /** ISO 8601 with its zone; left out, at once. */
  start?: string;
  /** Seconds between runs; left out, it runs once. */
  every?: number;
  /** When it stops for good: a time with its zone, or after so many runs. */
  until?: string;
  times?: number;
}

interface Naming {
  /** What the timer is called; left out, as its tasks or by what it sends. */
  name?: string;
}

/** A deadline is one moment, and a timer runs at many. */
export type CreateTimerArguments = Omit<TransferArguments, 'deadline'> &
  ScheduleArguments &
  Naming;

export type TimerOptions = Omit<TransferOptions, 'deadline'> &
  ScheduleArguments &
  Naming;

/** The least and the most seconds between runs (documented). */
export const INTERVAL = { least: 60, most: 365 * 86_400 };

const WHEN = {
  'name?': text('What the timer is called', { maxLength: 128, format: 'line' }),
  'start?': time('When it runs first, with its zone; left out, at once'),
  'every?': {
    type: 'number',
    minimum: INTERVAL.least,
    maximum: INTERVAL.most,
    description: 'Seconds between runs; left out, it runs once'
  },
  'until?': time('When it stops for good, with its zone'),
  'times?': {
    type: 'number',
    minimum: 1,
    description: 'After how many runs it stops for good'
  }
};

/** Returns the timer; what it sends is as a transfer sends it. */
export const createTimer: Operation<CreateTimerArguments, TimerDocument> = {
  id: 'create-timer',
  summary: summaryOf('create-timer'),
  schema: schemaWith(transfer),
  action: args => actionOf(args, transfer.action(args)),
  run: ({ engine }, args) => engine.createTimer(wishOf(args, args.items[0]))
};

/** {@link createTimer} for what is selected in a folder. */
export function createTimerOf(
  items: FolderItems
): Operation<TimerOptions, TimerDocument> {
  const sending = transferOf(items);
  return {
    ...createTimer,
    schema: schemaWith(sending),
    action: args => actionOf(args, sending.action(args)),
    run: ({ engine }, args) =>
      engine.createTimer(wishOf(args, { source: items.from }), items)
  };
}

function schemaWith({
  schema
}: {
  schema: Operation<never, unknown>['schema'];
}) {
  const { deadline: _, ...properties } = schema.properties as object & {
    deadline: object;
  };
  const when = takes(WHEN).properties as object;
  return { ...schema, properties: { ...properties, ...when } };
}

function actionOf(args: TimerOptions, sends: Action): Action {
  return {
    right: 'schedule',
    act: 'create',
    schedule: scheduleOf(args),
    sends: sends as Extract<Action, { right: 'change' | 'destroy' }>
  };
}

function wishOf(args: TimerOptions, first?: { source: string }) {
  const { name, label } = args;
  return {
    name: name || label || `Transfer of ${first?.source ?? '/'}`,
    schedule: scheduleOf(args),
    body: transferDocument(args)
  };
}

/**
 * The schedule as the service takes it.
 *
 * @throws GlobusError `bad-request` for what makes no sense together.
 */
export function scheduleOf({
  start,
  every,
  until,
  times
}: ScheduleArguments): TimerSchedule {
  if (every === undefined) {
    if (until !== undefined || (times ?? 1) !== 1) {
      throw wrong('Say how often it is to run (every), or leave out its end.');
    }
    return { type: 'once', ...(start && { datetime: start }) };
  }
  if (until !== undefined && times !== undefined) {
    throw wrong(
      'It ends at a time (until) or after some runs (times), not both.'
    );
  }
  if (times !== undefined && !(Number.isInteger(times) && times > 1)) {
    throw wrong(
      times === 1
        ? 'What runs once has no interval: leave out every.'
        : '"times" must be a whole number.'
    );
  }
  if (until !== undefined && Date.parse(until) <= Date.parse(start ?? '')) {
    throw wrong('It would end (until) before it starts.');
  }
  return {
    type: 'recurring',
    interval_seconds: Math.floor(every),
    ...(start && { start }),
    ...(until !== undefined
      ? { end: { condition: 'time', datetime: until } }
      : times !== undefined
        ? { end: { condition: 'iterations', count: times } }
        : {})
  };
}

function wrong(message: string) {
  return fail('bad-request', 'BadSchedule', message);
}
