import { inDatabase } from './database';
import type { SentTask, UnansweredSubmission } from './taskTypes';
import type { News } from './telling';

/** A submission, as this browser remembers it. Nothing in it is a token. */
export interface OutboxRecord {
  /** Whose it is: service, client and person. */
  owner: string;
  /** The submission id; of a timer, which has none, the digest. */
  id: string;
  /** SHA-256 of the document: the same one again is the same submission. */
  digest: string;
  /** When it was begun, in milliseconds since the epoch. */
  at: number;
  kind: UnansweredSubmission['kind'];
  /** Ids of the timers like it that there were before it was sent. */
  before?: string[];
  /** How often it was sent without an answer having come. */
  tries: number;
  /** Null until Globus answered. */
  taskId: string | null;
  /**
   * What somebody was told of the task; where an engine has only taken that
   * on, when, in milliseconds since the epoch.
   */
  told: Partial<Record<News, number | 'said'>>;
  /** Length of the document that is kept beside it, in bytes; 0 for none. */
  size: number;
  /** Null once its person signed out. */
  about: RecordFacts | null;
}

/** What a record tells of its task. */
export interface RecordFacts {
  /** UUIDs of the collections; a delete's is the source. */
  source: string;
  destination: string | null;
  label: string | null;
  sent: SentTask;
}

/** A record's document, as JSON. */
export interface KeptDocument {
  id: string;
  text: string;
}

/** Where submissions are remembered. */
export interface OutboxStore {
  /**
   * Changes an owner's records in one step that no other engine comes into.
   *
   * @param step - Gives those that are to stay, out of all, oldest first. A
   *   record that is another object than before is written; the documents of
   *   those that are gone, or have no size any more, are removed.
   * @param document - What to write with them, asked for after `step`.
   * @returns What `step` gave, once that is on the disk.
   */
  change(
    owner: string,
    step: (records: OutboxRecord[]) => OutboxRecord[],
    document?: () => KeptDocument
  ): Promise<OutboxRecord[]>;
  /** Those with records whose names begin so. */
  owners(start: string): Promise<string[]>;
  /** A record's document, as JSON; null for none. */
  document(owner: string, id: string): Promise<string | null>;
}

const DATABASE = 'jupyterlab-globus-outbox';
const RECORDS = 'records';
const DOCUMENTS = 'documents';

/** Submissions in IndexedDB; documents apart, so that they are read alone. */
export const browserOutbox: OutboxStore = {
  change: async (owner, step, document) => {
    let after: OutboxRecord[] = [];
    await within('readwrite', (records, documents) => {
      const reading = records.getAll(IDBKeyRange.bound([owner], [owner, []]));
      reading.onsuccess = () => {
        const before = (reading.result as OutboxRecord[]).sort(
          (one, other) => one.at - other.at
        );
        after = step(before);
        for (const { id } of before) {
          const left = after.find(one => one.id === id);
          if (!left) {
            records.delete([owner, id]);
          }
          if (!left?.size) {
            documents.delete([owner, id]);
          }
        }
        for (const record of after) {
          if (!before.includes(record)) {
            records.put(record, [owner, record.id]);
          }
        }
        if (document) {
          const { id, text } = document();
          documents.put(text, [owner, id]);
        }
      };
      return reading;
    });
    return after;
  },
  owners: async start => {
    const range = IDBKeyRange.bound([start], [`${start}\uffff`]);
    const keys = await within('readonly', records => records.getAllKeys(range));
    return [...new Set((keys as string[][]).map(([owner]) => owner!))];
  },
  document: async (owner, id) =>
    ((await within('readonly', (_, documents) =>
      documents.get([owner, id])
    )) as string | undefined) ?? null
};

function within(
  mode: IDBTransactionMode,
  work: (records: IDBObjectStore, documents: IDBObjectStore) => IDBRequest
): Promise<unknown> {
  return inDatabase(DATABASE, [RECORDS, DOCUMENTS], mode, transaction =>
    work(transaction.objectStore(RECORDS), transaction.objectStore(DOCUMENTS))
  );
}

/** What is remembered while the engine lives: where a browser stores nothing. */
export class MemoryOutbox implements OutboxStore {
  private readonly records = new Map<string, OutboxRecord[]>();
  private readonly documents = new Map<string, string>();

  /** @param records - What is known already. */
  constructor(records: readonly OutboxRecord[] = []) {
    records.forEach(one =>
      this.records.set(one.owner, [...(this.records.get(one.owner) ?? []), one])
    );
  }

  async change(
    owner: string,
    step: (records: OutboxRecord[]) => OutboxRecord[],
    document?: () => KeptDocument
  ): Promise<OutboxRecord[]> {
    const before = this.records.get(owner) ?? [];
    const after = step([...before]);
    this.records.set(owner, after);
    if (document) {
      const { id, text } = document();
      this.documents.set(id, text);
    }
    for (const { id } of before) {
      if (!after.find(one => one.id === id)?.size) {
        this.documents.delete(id);
      }
    }
    return after;
  }

  async owners(start: string): Promise<string[]> {
    return [...this.records.keys()].filter(owner => owner.startsWith(start));
  }

  async document(_: string, id: string): Promise<string | null> {
    return this.documents.get(id) ?? null;
  }
}
