import type { TranslationBundle } from '@jupyterlab/translation';
import type { ScheduleArguments } from '../../operations/createTimer';
import { INTERVAL } from '../../operations/createTimer';
import type { Unit } from '../timers/words';
import { UNITS } from '../timers/words';
import { moment } from './choices';

/** When a transfer is sent, as the form's boxes hold it. */
export interface When {
  kind: 'now' | 'later' | 'repeat';
  /** Date and time of this computer; empty: at once, where it is repeated. */
  start: string;
  every: string;
  unit: Unit;
  end: 'never' | 'date' | 'times';
  /** As {@link When.start}. */
  until: string;
  times: string;
}

export const NOW: When = {
  kind: 'now',
  start: '',
  every: '1',
  unit: 'days',
  end: 'never',
  until: '',
  times: '10'
};

/** What is wrong, and in which box. */
export interface WhenProblem {
  field: 'start' | 'every' | 'until' | 'times';
  problem: string;
}

/** How far ahead a timer may begin, in milliseconds (documented). */
const YEAR = 365 * 86_400_000;

/** What was chosen, as `create-timer` takes it; null: it is sent now. */
export function scheduleIn(when: When): ScheduleArguments | null {
  const { kind, start, every, unit, end, until, times } = when;
  const from = start === '' ? {} : { start: moment(start) };
  switch (kind) {
    case 'now':
      return null;
    case 'later':
      return from;
    case 'repeat':
      return {
        ...from,
        every: Number(every) * UNITS[unit],
        ...(end === 'date' && until !== '' ? { until: moment(until) } : {}),
        ...(end === 'times' ? { times: Number(times) } : {})
      };
  }
}

/** Why Globus would not take what was chosen; null when it would. */
export function whenProblem(
  when: When,
  now: number,
  trans: TranslationBundle
): WhenProblem | null {
  const { kind, start, every, unit, end, until, times } = when;
  if (kind === 'now') {
    return null;
  }
  const wrong = (field: WhenProblem['field'], problem: string) => ({
    field,
    problem
  });
  const begin = start === '' ? now : Date.parse(start);
  if (kind === 'later' && start === '') {
    return wrong('start', trans.__('Choose when it is to be sent.'));
  }
  // A minute that has begun is fine.
  if (!(begin > now - 60_000)) {
    return wrong(
      'start',
      trans.__('This time has passed. Choose a later one.')
    );
  }
  if (begin > now + YEAR) {
    return wrong('start', trans.__('Choose a time within a year from now.'));
  }
  if (kind === 'later') {
    return null;
  }
  const seconds = Number(every) * UNITS[unit];
  if (!(Number(every) > 0) || seconds !== Math.floor(seconds)) {
    return wrong('every', trans.__('Fill in a whole number.'));
  }
  if (seconds < INTERVAL.least || seconds > INTERVAL.most) {
    return wrong(
      'every',
      trans.__('Choose something from a minute to 365 days.')
    );
  }
  if (end === 'date' && !(Date.parse(until) > begin)) {
    return wrong(
      'until',
      until === ''
        ? trans.__('Choose when it is to end.')
        : trans.__('It would end before it starts. Choose a later time.')
    );
  }
  if (end === 'times' && !(Number.isInteger(Number(times)) && +times > 1)) {
    return wrong('times', trans.__('Fill in a whole number, 2 or more.'));
  }
  return null;
}

/** The time zone of this computer, as people and as clocks name it. */
export function zoneOf(time: number, language?: string): string {
  const format = new Intl.DateTimeFormat(language, {
    timeZoneName: 'shortOffset'
  });
  const offset = format
    .formatToParts(time)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return `${format.resolvedOptions().timeZone} (${offset ?? ''})`;
}
