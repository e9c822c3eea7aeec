import type { Failure } from '../globus/errors';
import { fail, failureOf } from '../globus/errors';
import type { ServiceChoice } from '../globus/services';
import type { Offer } from './keepers';
import type { KeyStore, SealingKey } from './keyStore';
import { keyOf, makeKey, open, seal } from './sealing';
import type { KeptSession, Presence, Session } from './session';
import type { Keeper, NotKept } from './sessionTypes';

/** How long a keeper may take before the next one is asked, in milliseconds. */
const PATIENCE = 10_000;

/** Whether a session is kept. */
export interface KeepingStatus {
  keeping: 'kept' | NotKept;
  keepingFailure?: Failure;
}

/**
 * Keeps a session over reloads: sealed, by whichever page has a keeper; the
 * key in this browser. One thing is done after the other, and only the newest
 * session is written. Nothing that goes wrong here ends a session.
 */
export class Keeping {
  private readonly name: string;
  /** Of the keeper that was there last. */
  private place: string | null = null;
  /** Names of the keys that were ours: what they sealed is ours to remove. */
  private readonly keys = new Set<string>();
  private queue: Promise<unknown> = Promise.resolve();
  /** Counts the sessions: what belongs to an earlier one is not written. */
  private age = 0;
  private signedIn = false;
  /** What is kept is old. */
  private dirty = false;
  /** This sign-in has no key yet. */
  private needsKey = false;
  /** What is kept was written for this sign-in. */
  private isWritten = false;
  private isOff = false;
  private failure: Failure | null = null;
  private reported = '';
  /** Gives up what the keeper of a page is asked. */
  private waiting: { keeper: Keeper; leave: () => void } | null = null;

  constructor(
    choice: ServiceChoice,
    private readonly session: Session,
    private readonly store: KeyStore,
    private readonly offer: () => Offer,
    /** Called where {@link status} is another without the session being so. */
    private readonly onStatus: () => unknown
  ) {
    this.name = nameOf(choice);
  }

  get status(): KeepingStatus {
    const { status } = this.offer();
    if (status !== 'wanted') {
      return { keeping: status };
    }
    return this.failure
      ? { keeping: 'failed', keepingFailure: this.failure }
      : { keeping: 'kept' };
  }

  /**
   * Takes what pages offer now: takes a kept session up, removes it where
   * none is wanted, or writes what could not be written before.
   */
  async use(): Promise<void> {
    const { status, keepers } = this.offer();
    this.place = keepers[0]?.place ?? this.place;
    if (status === 'off') {
      if (!this.isOff) {
        this.isOff = true;
        await this.clear();
      }
      this.report();
      return;
    }
    this.report();
    if (status !== 'wanted') {
      return;
    }
    if (this.isOff) {
      this.isOff = false;
      this.needsKey = this.dirty = this.signedIn;
    }
    this.save();
    const { state } = this.session;
    if (state.status === 'signed-out' && state.because === 'never') {
      this.session.ready ??= this.enqueue(() => this.restore(keepers)).finally(
        () => {
          this.session.ready = null;
        }
      );
    }
    await this.session.ready;
  }

  /** Someone signed in or out. */
  async follow(state: Presence): Promise<void> {
    if (state.status === 'signed-in') {
      if (!this.signedIn) {
        this.signedIn = this.needsKey = true;
        this.failure = null;
        this.changed();
      }
    } else if (this.signedIn) {
      this.signedIn = false;
      await this.clear();
    }
  }

  /** The session is another. */
  changed(): void {
    this.dirty = true;
    this.save();
  }

  /** Writes what is not written yet. */
  save(): void {
    if (this.dirty) {
      void this.enqueue(() => this.write());
    }
  }

  /** A page is gone: its keeper answers no more. */
  left(keeper: unknown): void {
    if (this.waiting && this.waiting.keeper === keeper) {
      this.waiting.leave();
    }
  }

  /** Resolves when all is done that was to be done. */
  async done(): Promise<void> {
    await this.queue;
  }

  /** Says what {@link status} is, where it is another than was said. */
  private report(): void {
    const status = JSON.stringify(this.status);
    if (status !== this.reported) {
      this.reported = status;
      this.onStatus();
    }
  }

  private get slot(): string {
    return JSON.stringify([this.place, this.name]);
  }

  private async restore(keepers: Keeper[]): Promise<void> {
    try {
      const { slot } = this;
      const key = await this.store.get(slot);
      const sealed =
        key && (await this.ask(keepers, keeper => keeper.load(this.name)));
      const kept = sealed && (await open(key, slot, sealed));
      if (kept && this.session.state.status === 'signed-out') {
        this.keys.add(key.id);
        this.signedIn = this.isWritten = true;
        this.session.restore(kept as KeptSession);
        this.dirty = false;
      }
    } catch {
      // A plain sign-in: what could not be read now is no one's loss.
      this.signedIn = this.session.state.status === 'signed-in';
    }
  }

  private async write(): Promise<void> {
    const { status, keepers } = this.offer();
    const kept = this.session.kept();
    if (!this.dirty || !this.signedIn || !kept || status !== 'wanted') {
      return;
    }
    const { age, slot } = this;
    this.dirty = false;
    let failure: Failure | null = null;
    try {
      const key = await this.key(slot, age);
      const sealed = await seal(key, slot, kept);
      await this.ask(keepers, async keeper => {
        if (this.isWritten) {
          await this.mustBeOurs(keeper);
        }
        if (age === this.age) {
          await keeper.store(this.name, sealed);
        }
      });
      this.isWritten ||= age === this.age;
    } catch (error) {
      failure = failureOf(error);
    }
    if (age === this.age) {
      this.dirty ||= failure !== null;
      this.failure = failure;
      this.report();
    }
  }

  /**
   * The key of this sign-in. Looked for each time: another engine of this
   * browser may have signed out, or its data have been cleared.
   */
  private async key(slot: string, age: number): Promise<SealingKey> {
    if (!this.needsKey) {
      const known = await this.store.get(slot);
      if (!known) {
        throw fail(
          'refused',
          'KeyGone',
          'This browser has lost the key. Sign out and in again to stay signed in.'
        );
      }
      this.keys.add(known.id);
      return known;
    }
    const made = await makeKey();
    this.keys.add(made.id);
    if (age === this.age) {
      await this.store.put(slot, made);
    }
    // Where someone signed out meanwhile, clear() comes after this.
    if (age === this.age) {
      this.needsKey = false;
    }
    return made;
  }

  /** @throws GlobusError `refused` where a newer sign-in took our place. */
  private async mustBeOurs(keeper: Keeper): Promise<void> {
    const sealed = await keeper.load(this.name);
    if (sealed !== null && !this.keys.has(keyOf(sealed) ?? '')) {
      throw fail(
        'refused',
        'KeptElsewhere',
        'You have signed in from another browser since, which is kept instead. Sign out and in again to keep this one.'
      );
    }
  }

  /** Removes the key at once, so that nothing opens what is kept; then that. */
  private async clear(): Promise<void> {
    this.age++;
    this.dirty = this.needsKey = this.isWritten = false;
    this.failure = null;
    if (this.place === null) {
      return;
    }
    const { slot } = this;
    const { keepers } = this.offer();
    // Nobody took it up, so nobody else can revoke it.
    const { state } = this.session;
    const isLeft = state.status === 'signed-out' && state.because === 'never';
    const dropped = this.dropKey(slot);
    await this.enqueue(async () => {
      const key = await dropped;
      // A write that was under way may have made one.
      await this.dropKey(slot);
      const removed = await this.ask(keepers, async keeper => {
        const sealed = await keeper.load(this.name);
        if (sealed === null || !this.keys.has(keyOf(sealed) ?? '')) {
          return null;
        }
        await keeper.remove(this.name);
        return sealed;
      });
      const kept = isLeft && key && removed && (await open(key, slot, removed));
      if (kept) {
        void this.session.discard(kept as KeptSession);
      }
    });
  }

  private async dropKey(slot: string): Promise<SealingKey | null> {
    const known = await this.store.get(slot).catch(() => null);
    if (known) {
      this.keys.add(known.id);
    }
    await this.store.remove(slot).catch(() => undefined);
    return known;
  }

  /** One thing after the other; one that fails holds up none. */
  private enqueue(work: () => Promise<void>): Promise<void> {
    const done = this.queue.then(work).catch(() => undefined);
    this.queue = done;
    return done;
  }

  /** Asks one keeper after the other until one answers. */
  private async ask<T>(
    keepers: readonly Keeper[],
    call: (keeper: Keeper) => Promise<T>
  ): Promise<T> {
    let failure: unknown = fail(
      'no-connection',
      'NoKeeper',
      'No page is there to keep the session.'
    );
    for (const keeper of keepers) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<never>((_, reject) => {
        const leave = () =>
          reject(
            fail(
              'no-connection',
              'NoAnswer',
              'The Jupyter server has not answered.'
            )
          );
        this.waiting = { keeper, leave };
        timer = setTimeout(leave, PATIENCE);
      });
      try {
        return await Promise.race([call(keeper), late]);
      } catch (error) {
        failure = error;
      } finally {
        clearTimeout(timer);
        this.waiting = null;
      }
    }
    throw failure;
  }
}

/** Under which a session is kept: one a service and client. */
export function nameOf({
  clientId,
  sandboxPort,
  service
}: ServiceChoice): string {
  const place = service === 'sandbox' ? `${service}-${sandboxPort}` : service;
  return `${place}-${clientId}`.toLowerCase();
}
