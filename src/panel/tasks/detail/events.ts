import type { EventDocument } from '../../../engine/contract';
import { formatBytes, formatDuration } from '../../common/format';
import type { Telling } from '../describe';
import { reasonOf } from '../../../operations/reasons';

/** Something that happened, once or several times in a row. */
export interface Happening {
  /** The newest time, in milliseconds since the epoch; NaN where unknown. */
  time: number;
  count: number;
  isError: boolean;
  what: string;
  /** What to do about it; may be empty. */
  advice: string;
  /** The service's own words, as they came. */
  raw: string;
}

/**
 * What happened to a task in words, newest first. A fault that Globus met
 * again and again is one line.
 */
export function happenings(
  events: readonly EventDocument[],
  telling: Telling
): Happening[] {
  const told: Happening[] = [];
  for (const event of events) {
    const raw = [`${event.code}: ${event.description}`, event.details ?? '']
      .join('\n')
      .trim();
    const last = told.at(-1);
    if (last?.raw === raw) {
      last.count++;
    } else {
      told.push({
        time: Date.parse(event.time),
        count: 1,
        isError: event.is_error,
        ...wordsFor(event, telling),
        raw
      });
    }
  }
  return told;
}

function wordsFor(
  { code, description, details }: EventDocument,
  { trans }: Telling
): { what: string; advice: string } {
  const plain: Record<string, string> = {
    STARTED: trans.__('started'),
    SUCCEEDED: trans.__('done'),
    CANCELED: trans.__('cancelled'),
    PAUSED: trans.__('paused'),
    UNPAUSED: trans.__('taken up again'),
    PROGRESS: progress(details, trans) ?? trans.__('files were sent')
  };
  return Object.hasOwn(plain, code)
    ? { what: plain[code]!, advice: '' }
    : reasonOf(code, description, details, trans);
}

/** Details of a progress event as recorded: bytes, and seconds since the last. */
function progress(
  details: string | null,
  trans: Telling['trans']
): string | null {
  try {
    const { bytes_transferred: bytes, duration } = JSON.parse(
      details ?? ''
    ) as { bytes_transferred: unknown; duration: unknown };
    return typeof bytes === 'number' && typeof duration === 'number'
      ? trans.__(
          '%1 sent in %2',
          formatBytes(bytes),
          formatDuration(duration * 1000, trans)
        )
      : null;
  } catch {
    return null;
  }
}
