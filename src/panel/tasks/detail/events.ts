import type { EventDocument } from '../../../engine/contract';
import { formatBytes, formatDuration } from '../../common/format';
import type { TranslationBundle } from '@jupyterlab/translation';
import { reasonOf } from '../../../operations/reasons';

/** Something that happened, once or several times in a row. */
export interface Happening {
  /** Tells it from the others, however many are known before and after it. */
  key: string;
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
  trans: TranslationBundle
): Happening[] {
  const told: Happening[] = [];
  let same = 0;
  for (const event of [...events].reverse()) {
    const raw = [`${event.code}: ${event.description}`, event.details ?? '']
      .join('\n')
      .trim();
    const time = Date.parse(event.time);
    const last = told.at(-1);
    if (last?.raw === raw) {
      last.count++;
      last.time = time;
    } else {
      same = last?.key.startsWith(event.time) ? same + 1 : 0;
      told.push({
        // Several may have the same second.
        key: `${event.time} ${same}`,
        time,
        count: 1,
        isError: event.is_error,
        ...wordsFor(event, trans),
        raw
      });
    }
  }
  return told.reverse();
}

function wordsFor(
  { code, description, details }: EventDocument,
  trans: TranslationBundle
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
  trans: TranslationBundle
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
