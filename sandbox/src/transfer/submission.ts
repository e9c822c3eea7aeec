import { isUuid } from '../random.js';
import type { World } from '../world.js';
import { flag, text } from './document.js';
import type { Document } from './document.js';
import { badRequest } from './parameters.js';

/** What transfer and delete documents have in common. */
export interface Submission {
  readonly submissionId: string;
  readonly label: string | null;
  /** Milliseconds since 1970; null: the task's own. */
  readonly deadline: number | null;
}

/**
 * Names of the fields of {@link readSubmission}. Documented (Transfer API,
 * "Common Transfer and Delete fields").
 */
export const SUBMISSION_FIELDS = [
  'DATA_TYPE',
  'DATA',
  'submission_id',
  'label',
  'deadline',
  'notify_on_succeeded',
  'notify_on_failed',
  'notify_on_inactive'
];

/**
 * Read what both kinds of document have.
 *
 * @throws ServiceError 400 where the service refuses
 */
export function readSubmission(world: World, doc: Document): Submission {
  for (const event of ['succeeded', 'failed', 'inactive']) {
    // Nobody gets a mail from a sandbox; a wrong type is refused all the same.
    flag(doc, `notify_on_${event}`);
  }
  return {
    submissionId: submissionId(doc),
    label: readLabel(doc.label),
    deadline: readDeadline(doc.deadline, world.clock.now())
  };
}

function submissionId(doc: Document): string {
  const id = text(doc, 'submission_id');
  if (!isUuid(id)) {
    throw badRequest(`Invalid submission_id '${id}'`);
  }
  return id.toLowerCase();
}

/**
 * Read a label. Documented (Transfer API, "Task Submission"): at most 128
 * characters, no newline, no space at either end. The wording is guessed.
 *
 * @throws ServiceError 400
 */
export function readLabel(value: unknown): string | null {
  if (value === undefined || value === null) {
    return null;
  }
  if (
    typeof value !== 'string' ||
    characters(value) > 128 ||
    /[\r\n]/.test(value) ||
    value !== value.trim()
  ) {
    throw badRequest(
      'Invalid label: at most 128 characters, no newline, no space at either end'
    );
  }
  return value;
}

function characters(text: string): number {
  return Array.from(text).length;
}

/**
 * Read a deadline, in one of the documented forms: 2017-10-12, 2017-10-12
 * 09:30Z, 2017-10-12T12:33:54+00:00.
 *
 * @param after - it must be later, if given; milliseconds since 1970
 * @throws ServiceError 400
 */
export function readDeadline(value: unknown, after?: number): number | null {
  if (value === undefined || value === null) {
    return null;
  }
  const time = typeof value === 'string' ? parseTime(value) : Number.NaN;
  if (Number.isNaN(time) || time <= (after ?? -Infinity)) {
    throw badRequest('Invalid deadline: a time in the future is required');
  }
  return time;
}

/** A time in milliseconds since 1970, or NaN; without a zone, UTC is meant. */
export function parseTime(text: string): number {
  const time = text.trim().replace(' ', 'T');
  const zoned = /T.*(Z|[+-]\d\d:?\d\d)$/i.test(time) || !time.includes('T');
  // Date.parse would take local time.
  return Date.parse(zoned ? time : `${time}Z`);
}
