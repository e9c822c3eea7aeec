import { failureOf } from '../globus/errors';
import type { ServiceChoice } from '../globus/services';
import { addressesOf } from '../globus/services';
import type { EngineApi, EngineListener } from './contract';
import type { EngineCore } from './core';
import { ENGINE } from './pageBase';
import { PageTimers } from './pageTimers';
import type {
  HandedToken,
  Keeper,
  NoKeeper,
  PendingSignIn,
  SessionState,
  SignInWishes,
  SignOutResult,
  TokenWish
} from './sessionTypes';
import type { SentTask, TaskSnapshot, UnansweredSubmission } from './taskTypes';
import type { WatchedTask } from './troubles';
import { letGo } from './wire';

/**
 * A page that has said nothing for this long is gone, in milliseconds. It
 * says something twice a minute; hidden pages' timers may run once a minute.
 */
const ABSENCE = 150_000;

/** How long a look that is asked for may take, in seconds. */
const LOOK = 30;

/** The engine as one page holds it. */
export class EnginePage extends PageTimers implements EngineApi {
  private listener: EngineListener | null = null;
  private shown = false;
  private wantsTasks = false;
  private wantsEnds = false;
  private heardAt: number;
  private hasLeft = false;
  /** What it was told last of {@link EngineListener.onOpen}. */
  private toldOpen: boolean | null = null;
  private goes!: () => void;
  /** Resolves when it leaves: what it is saying then, it has not said. */
  private readonly left = new Promise<false>(resolve => {
    this.goes = () => resolve(false);
  });

  constructor(engine: EngineCore, now: () => number) {
    super(engine, now);
    this.heardAt = now();
  }

  /** Whether someone can see the page; one long silent is gone. */
  get visible(): boolean {
    return this.shown && this.present;
  }

  /** Whether it has said lately that it is there. */
  get present(): boolean {
    // A clock that is put back must not make one present for long.
    return Math.abs(this.now() - this.heardAt) < ABSENCE;
  }

  /** Whether the page shows tasks. */
  get watches(): boolean {
    return this.wantsTasks;
  }

  /** Whether its user is to be told of ends while no page can be seen. */
  get listens(): boolean {
    return this.wantsEnds;
  }

  tellSession(state: SessionState): void {
    this.listener?.onSession(state);
  }

  tellTasks(snapshot: TaskSnapshot): void {
    if (this.wantsTasks || this.visible) {
      this.listener?.onTasks(snapshot);
    }
  }

  tellChange(collection: string): void {
    this.listener?.onChange(collection);
  }

  /** Whether it listens to the engine. */
  get hears(): boolean {
    return this.listener !== null;
  }

  async tellNews(
    task: WatchedTask,
    sent: SentTask,
    isUnseen: boolean
  ): Promise<boolean> {
    const { listener } = this;
    const isEnd = task.status === 'SUCCEEDED' || task.status === 'FAILED';
    const saying = Promise.resolve(
      isEnd
        ? listener?.onEnd(task, sent, isUnseen)
        : listener?.onTrouble(task, sent, isUnseen)
    );
    let limit: ReturnType<typeof setTimeout> | undefined;
    const isSaid = await Promise.race([
      saying.then(
        () => listener !== null,
        () => false
      ),
      this.left,
      new Promise<false>(resolve => {
        limit = setTimeout(() => resolve(false), ABSENCE);
      })
    ]);
    clearTimeout(limit);
    if (isSaid && isEnd) {
      this.sent.delete(task.task_id);
    }
    return isSaid;
  }

  tellOpen(isOpen: boolean): void {
    if (isOpen !== this.toldOpen && this.listener) {
      this.toldOpen = isOpen;
      this.listener.onOpen(isOpen);
    }
  }

  tellUnanswered(found: UnansweredSubmission[]): void {
    this.listener?.onUnanswered(found);
  }

  configure(
    choice: ServiceChoice | null,
    keeper: Keeper | NoKeeper
  ): Promise<void> {
    return this[ENGINE].bind(this, choice, keeper);
  }

  async listen(listener: EngineListener): Promise<void> {
    letGo(this.listener);
    this.listener = listener;
    this.toldOpen = null;
    this[ENGINE].greet(this);
  }

  async attend(
    visible: boolean,
    listening = false,
    isBack = false
  ): Promise<void> {
    // Asleep with its computer, it is there again without having been hidden.
    const wakes = visible && (isBack || !this.visible);
    this.hear();
    this.shown = visible;
    this.wantsEnds = listening;
    if (wakes) {
      this[ENGINE].audienceChanged();
    }
  }

  async watchTasks(wanted: boolean): Promise<void> {
    const wakes = wanted && !this.wantsTasks;
    this.hear();
    this.wantsTasks = wanted;
    if (wakes) {
      const { snapshot } = this[ENGINE].binding.watch;
      if (snapshot) {
        this.tellTasks(snapshot);
      }
      this[ENGINE].audienceChanged(true);
    }
  }

  async lookAtTasks(): Promise<void> {
    this.hear();
    const look = this[ENGINE].binding.watch.nextPoll(LOOK);
    this[ENGINE].audienceChanged(true);
    await look;
  }

  async leave(): Promise<void> {
    letGo(this.listener);
    this.listener = null;
    this.hasLeft = true;
    this.goes();
    this[ENGINE].closePage(this);
  }

  async session(): Promise<SessionState> {
    await this[ENGINE].ready;
    return this[ENGINE].state;
  }

  async beginSignIn(wishes: SignInWishes): Promise<PendingSignIn> {
    return this[ENGINE].binding.signIns.begin(wishes);
  }

  async completeSignIn(id: string, code: string): Promise<SessionState> {
    const { binding } = this[ENGINE];
    await binding.signIns.complete(id, code);
    return binding.state;
  }

  async signOut(): Promise<SignOutResult> {
    const { keeping, outbox, session } = this[ENGINE].binding;
    const result = await session.signOut();
    await Promise.all([keeping.done(), outbox.done()]);
    return result;
  }

  async handToken(wish: TokenWish): Promise<HandedToken> {
    const { choice, session } = this[ENGINE].binding;
    const { identity, ...token } = await session.hand(wish);
    const { transfer } = addressesOf(choice);
    return { ...token, identity, service: choice.service, transfer };
  }

  async takeTokensBack(holder: string): Promise<void> {
    // Who signed out, or set no client, has had them revoked.
    if (this[ENGINE].state.status === 'signed-in') {
      await this[ENGINE].binding.session.handing.takeBack(holder);
    }
  }

  protected override async confirmed<T>(send: () => Promise<T>): Promise<T> {
    // Before anything is sent: it may be gone before the answer comes.
    this.tellOpen(true);
    try {
      return await send();
    } catch (error) {
      const { submission } = failureOf(error);
      if (submission !== undefined && !(this.hears && this.present)) {
        this[ENGINE].tellLost(submission);
      }
      throw error;
    } finally {
      this[ENGINE].openChanged();
    }
  }

  /** It is there; after a silence it may have missed who is signed in. */
  private hear(): void {
    this.heardAt = this.now();
    if (!this.hasLeft && this[ENGINE].keepPage(this)) {
      this[ENGINE].greet(this);
      this[ENGINE].audienceChanged();
    }
  }
}
