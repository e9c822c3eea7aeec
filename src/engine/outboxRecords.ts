import type { OutboxRecord } from './outboxStore';
import type { UnansweredSubmission } from './taskTypes';

/** A longer document is not kept, in bytes: its digest finds it again. */
export const LONGEST = 1024 * 1024;
/** What is kept of one person, in records and in bytes of documents. */
const MOST_RECORDS = 200;
const MOST_BYTES = 20 * LONGEST;

/** An unanswered submission as pages are told of it. */
export function asUnanswered(
  { id, at, kind, about, size }: OutboxRecord,
  isStored: boolean
): UnansweredSubmission {
  return {
    key: id,
    at,
    kind,
    source: about?.source ?? null,
    destination: about?.destination ?? null,
    label: about?.label ?? null,
    items: about?.sent.items ?? 0,
    first: about?.sent.first ?? '',
    hasDocument: size > 0,
    isStored
  };
}

/** What is left of who signed out: that something was not answered. */
export function bare(records: readonly OutboxRecord[]): OutboxRecord[] {
  return records
    .filter(one => one.tries > 0)
    .map(one => ({ ...one, about: null, size: 0 }));
}

/** Whether someone was told how a task ended. */
export function isEndSaid({ told }: OutboxRecord): boolean {
  return told.end === 'said';
}

/** Whether a record is what was not answered of a document. */
export function waits(digest: string) {
  return (one: OutboxRecord) => one.tries > 0 && one.digest === digest;
}

/** Forgets what is too much: told ones first, the oldest first. */
export function bounded(records: OutboxRecord[]): OutboxRecord[] {
  const kept = new Set(records);
  const spare = records
    .filter(one => one.tries === 0)
    .sort((one, other) => Number(isEndSaid(other)) - Number(isEndSaid(one)));
  let bytes = records.reduce((sum, one) => sum + one.size, 0);
  for (const one of spare) {
    if (kept.size <= MOST_RECORDS && bytes <= MOST_BYTES) {
      break;
    }
    kept.delete(one);
    bytes -= one.size;
  }
  return records.filter(one => kept.has(one));
}
