import type { Failure } from '../globus/errors';
import type {
  KeptDocument,
  OutboxRecord,
  OutboxStore,
  RecordFacts
} from './outboxStore';
import { MemoryOutbox } from './outboxStore';
import { asUnanswered, bare, bounded, LONGEST, waits } from './outboxRecords';
import type { Presence } from './session';
import { soon } from './soon';
import type { RememberedDocument, UnansweredSubmission } from './taskTypes';
import type { News } from './telling';

/**
 * An engine that has not said what it took on within this is taken for dead,
 * in milliseconds.
 */
const TELLING = 15_000;

/** How long this browser may take to store something, in milliseconds. */
const PATIENCE = 3000;

/** Who wants to know of submissions. */
export interface OutboxEvents {
  /** {@link Outbox.unanswered} may be another. */
  onChange(): void;
  /** What was kept of who has signed in, oldest first. */
  onLoad(records: readonly OutboxRecord[]): void;
}

/** What is to be sent, as it is remembered. */
export interface Draft {
  id: string;
  digest: string;
  at: number;
  kind: OutboxRecord['kind'];
  before?: string[];
  about: RecordFacts;
  /** The document, as JSON, and its length in bytes. */
  text: string;
  size: number;
}

/**
 * Remembers what is submitted, in this browser and before it is sent, so that
 * neither a lost answer nor a crash makes two tasks of one or hides that there
 * may be one. Engines of one browser share it. Where the browser stores
 * nothing it is remembered while the engine lives: no transfer waits for that.
 */
export class Outbox {
  private store: OutboxStore;
  private person = '';
  /** Of who is signed in, as last seen. */
  private records: readonly OutboxRecord[] = [];
  /** Ids of submissions whose answers are waited for. */
  private readonly sending = new Set<string>();
  private reported = '[]';
  private following: Promise<unknown> = Promise.resolve();

  /**
   * @param binding - Names the service and client.
   */
  constructor(
    private readonly binding: string,
    private readonly browser: OutboxStore,
    private readonly events: OutboxEvents
  ) {
    this.store = browser;
  }

  /** Whether a reload finds again what is remembered from now on. */
  get isStored(): boolean {
    return this.store === this.browser;
  }

  /** What Globus gave no answer to, newest first. */
  get unanswered(): UnansweredSubmission[] {
    return this.records
      .filter(one => one.tries > 0 && !this.sending.has(one.id))
      .map(one => asUnanswered(one, this.isStored))
      .reverse();
  }

  /**
   * Someone signed in or out. Signing out leaves no document or path behind,
   * only the ids and digests of what was not answered; signing in leaves no
   * more of those whose sessions ended without that.
   */
  follow(state: Presence): void {
    const person = state.status === 'signed-in' ? state.identity.sub : '';
    const isLeft = state.status === 'signed-out' && state.because === 'left';
    if (person === this.person && !isLeft) {
      return;
    }
    this.person = person;
    this.records = [];
    if (person !== '') {
      this.following = this.following.then(() => this.look(true));
    }
    if (person !== '' || isLeft) {
      this.following = this.following.then(() => this.strip(person));
    }
  }

  /** Resolves once what {@link follow} began is done. */
  async done(): Promise<void> {
    await this.following;
  }

  /** Looks for what another engine of this browser has done since. */
  async look(isNews = false): Promise<void> {
    const { person } = this;
    await this.change(person, asIs);
    if (isNews && person === this.person) {
      this.events.onLoad(this.records);
    }
  }

  /** The id of a document that was sent and not answered; null for none. */
  async find(person: string, digest: string): Promise<string | null> {
    const records = await this.change(person, asIs);
    return records.find(waits(digest))?.id ?? null;
  }

  /**
   * Remembers that something is sent now; resolves once that is on the disk.
   *
   * @returns It, as it is remembered: with the id to send it with, which is
   * another one than the draft's where another engine began with the same
   * document meanwhile.
   */
  async begin(person: string, draft: Draft): Promise<OutboxRecord> {
    const { text, size, digest, ...rest } = draft;
    let { id } = draft;
    this.sending.add(id);
    const records = await this.change(
      person,
      records => {
        const known =
          records.find(waits(digest)) ?? records.find(one => one.id === id);
        id = known?.id ?? draft.id;
        return bounded([
          ...records.filter(one => one !== known),
          {
            ...rest,
            owner: this.ownerOf(person),
            taskId: null,
            told: {},
            ...known,
            id,
            digest,
            tries: (known?.tries ?? 0) + 1,
            about: rest.about,
            size: size > LONGEST ? 0 : size
          }
        ]);
      },
      size > LONGEST ? undefined : () => ({ id, text })
    );
    this.sending.delete(draft.id);
    this.sending.add(id);
    return records.find(one => one.id === id)!;
  }

  /**
   * Globus answered: it is there.
   *
   * @param taskId - The task, to tell its end; none of a timer.
   */
  async answered(person: string, id: string, taskId?: string): Promise<void> {
    await this.change(person, records =>
      records.flatMap(one =>
        one.id !== id
          ? [one]
          : one.about && taskId // Nothing is kept for who signed out meanwhile.
            ? [{ ...one, taskId, tries: 0 }]
            : []
      )
    );
    // Not before: until then it would look unanswered.
    this.sending.delete(id);
  }

  /**
   * Nothing is known to have come of this try.
   *
   * @param lost - It may have reached Globus; false: Globus refused it.
   * @returns Why, and whether there may be something of this or an earlier try.
   */
  async failed(
    person: string,
    id: string,
    lost: boolean,
    failure: Failure
  ): Promise<Failure> {
    return (await this.maybeThere(person, id, lost))
      ? {
          ...failure,
          submission: id,
          unanswered: this.isStored ? 'stored' : 'until-reload'
        }
      : failure;
  }

  private async maybeThere(
    person: string,
    id: string,
    lost: boolean
  ): Promise<boolean> {
    this.sending.delete(id);
    if (lost) {
      this.report();
      return true;
    }
    const left = await this.change(person, records =>
      records.flatMap(one =>
        one.id !== id
          ? [one]
          : one.taskId !== null || one.tries > 1
            ? [{ ...one, tries: Math.max(one.tries - 1, 0) }]
            : []
      )
    );
    return left.some(one => one.id === id);
  }

  /** Gives up to know whether there is a task. */
  async forget(id: string): Promise<void> {
    await this.change(this.person, records =>
      records.filter(one => one.id !== id || one.tries === 0)
    );
  }

  /** Adds how much a task will send, in bytes. */
  async note(taskId: string, bytes: number): Promise<void> {
    await this.change(this.person, records =>
      records.map(one =>
        one.taskId === taskId && one.about
          ? {
              ...one,
              about: { ...one.about, sent: { ...one.about.sent, bytes } }
            }
          : one
      )
    );
  }

  /**
   * Takes it on to tell something of a task, to be settled.
   *
   * @returns Null where another engine of this browser has just done so.
   */
  async take(
    taskId: string,
    what: News,
    now: number
  ): Promise<'ours' | 'said' | null> {
    let taken: 'ours' | 'said' | null = 'ours';
    await this.change(this.person, records =>
      records.map(one => {
        if (one.taskId !== taskId) {
          return one;
        }
        const before = one.told[what];
        const isFresh =
          typeof before === 'number' && Math.abs(now - before) < TELLING;
        taken = before === 'said' ? 'said' : isFresh ? null : 'ours';
        return taken === 'ours'
          ? { ...one, told: { ...one.told, [what]: now } }
          : one;
      })
    );
    return taken;
  }

  /** Says whether what was taken on was said, or gives it back. */
  async settle(taskId: string, what: News, isSaid: boolean): Promise<void> {
    await this.change(this.person, records =>
      records.map(one =>
        one.taskId === taskId
          ? { ...one, told: { ...one.told, [what]: isSaid ? 'said' : 0 } }
          : one
      )
    );
  }

  /** What a submission was, by its id or its task's; null where not kept. */
  async document(id: string): Promise<RememberedDocument | null> {
    const { person } = this;
    const records = await this.change(person, asIs);
    const record = records.find(one => one.id === id || one.taskId === id);
    const text =
      record?.size &&
      (await this.store
        .document(this.ownerOf(person), record.id)
        .catch(() => null));
    return text ? (JSON.parse(text) as RememberedDocument) : null;
  }

  /** @param person - Whose documents and paths stay; empty for nobody's. */
  private async strip(person: string): Promise<void> {
    for (const store of new Set([this.browser, this.store])) {
      const strip = async () => {
        for (const owner of await store.owners(this.ownerOf(''))) {
          if (owner !== this.ownerOf(person)) {
            await store.change(owner, bare);
          }
        }
      };
      // A store that fails is stripped when someone signs in next.
      await inTime(strip()).catch(() => null);
    }
  }

  private async change(
    person: string,
    step: (records: OutboxRecord[]) => OutboxRecord[],
    document?: () => KeptDocument
  ): Promise<readonly OutboxRecord[]> {
    if (person === '') {
      return [];
    }
    const owner = this.ownerOf(person);
    const { isStored } = this;
    let after: OutboxRecord[];
    try {
      after = await inTime(this.store.change(owner, step, document));
    } catch {
      // What is known goes on; a step may come twice.
      this.store = new MemoryOutbox(this.records);
      after = await this.store.change(owner, step, document);
    }
    if (!isStored && step !== asIs) {
      // The browser may have been slow once: what it takes a reload finds.
      void this.browser.change(owner, step, document).catch(() => null);
    }
    if (person === this.person) {
      this.records = after;
      this.report();
    }
    return after;
  }

  private report(): void {
    const report = JSON.stringify(this.unanswered);
    if (report !== this.reported) {
      this.reported = report;
      this.events.onChange();
    }
  }

  private ownerOf(person: string): string {
    return `${this.binding} ${person}`;
  }
}

/** Changes nothing. */
function asIs(records: OutboxRecord[]): OutboxRecord[] {
  return records;
}

/** Some browsers neither open a database nor refuse it. */
function inTime<T>(work: Promise<T>): Promise<T> {
  return soon(work, PATIENCE, () => new Error('Too slow'));
}
