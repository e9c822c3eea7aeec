import type { TranslationBundle } from '@jupyterlab/translation';

const UNITS = ['kB', 'MB', 'GB', 'TB', 'PB', 'EB'];

/** Bytes in decimal units, as Globus shows them: `98 B`, `4.1 kB`, `312 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) {
    return `${Math.max(0, Math.round(bytes))} B`;
  }
  let value = bytes;
  let unit = -1;
  // What would round to 1000 belongs to the next unit.
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 99.95 ? value.toFixed(1) : value.toFixed(0)} ${UNITS[unit]!}`;
}

/** Bytes a second; empty where nothing moves. */
export function formatSpeed(bytesPerSecond: number): string {
  return bytesPerSecond > 0 ? `${formatBytes(bytesPerSecond)}/s` : '';
}

/** A count with the language's thousands separators. */
export function formatCount(count: number, language?: string): string {
  return new Intl.NumberFormat(language).format(count);
}

/** The time left of a short while, `m:ss`. */
export function formatCountdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** How long something took: `under 1 s`, `14 s`, `3 min 5 s`, `2 h 10 min`, `3 d 4 h`. */
export function formatDuration(
  milliseconds: number,
  trans: TranslationBundle
): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 1) {
    return trans.__('under 1 s');
  }
  if (seconds < 60) {
    return trans.__('%1 s', seconds);
  }
  if (seconds < 3600) {
    const rest = seconds % 60;
    const whole = Math.floor(seconds / 60);
    return rest === 0
      ? trans.__('%1 min', whole)
      : trans.__('%1 min %2 s', whole, rest);
  }
  const minutes = Math.round(seconds / 60);
  if (minutes < 24 * 60) {
    const rest = minutes % 60;
    const whole = Math.floor(minutes / 60);
    return rest === 0
      ? trans.__('%1 h', whole)
      : trans.__('%1 h %2 min', whole, rest);
  }
  const hours = Math.round(minutes / 60);
  const rest = hours % 24;
  const whole = Math.floor(hours / 24);
  return rest === 0
    ? trans.__('%1 d', whole)
    : trans.__('%1 d %2 h', whole, rest);
}

/**
 * A moment, as short as it can be told: the time today, `tomorrow 09:10` and
 * `yesterday 09:10` beside it, else the date and time. Empty for NaN, a time
 * that isn't known.
 */
export function formatMoment(
  time: number,
  now: number,
  trans: TranslationBundle,
  language?: string
): string {
  if (Number.isNaN(time)) {
    return '';
  }
  const date = new Date(time);
  const clock = new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit'
  }).format(date);
  switch (daysBetween(new Date(now), date)) {
    case 0:
      return clock;
    case 1:
      return trans.__('tomorrow %1', clock);
    case -1:
      return trans.__('yesterday %1', clock);
    default:
      return `${new Intl.DateTimeFormat(language, {
        day: 'numeric',
        month: 'short',
        ...(date.getFullYear() === new Date(now).getFullYear()
          ? {}
          : { year: 'numeric' })
      }).format(date)} ${clock}`;
  }
}

function daysBetween(from: Date, to: Date): number {
  const midnight = (date: Date) =>
    Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}
