import type { ServiceChoice } from '../globus/services';
import type { Binding } from './binding';
import type { EnginePage } from './page';
import type { Keeper, NoKeeper, SessionState } from './sessionTypes';

/** What a page needs of the engine behind it. */
export interface EngineCore {
  readonly state: SessionState;
  /** @throws GlobusError `client-unknown` where no client id is set. */
  readonly binding: Binding;
  /** Resolves once a kept session has been taken up, or there is none. */
  readonly ready: Promise<void>;
  bind(
    page: EnginePage,
    choice: ServiceChoice | null,
    keeper: Keeper | NoKeeper
  ): Promise<void>;
  /** Tells a page who is signed in, once it is known. */
  greet(page: EnginePage): void;
  /** A page came into view or shows tasks now: the watch may have to wake. */
  audienceChanged(isAsked?: boolean): void;
  /** What pages remember of open tasks may be another. */
  openChanged(): void;
  /** The page that sent a submission is gone: another says it is unanswered. */
  tellLost(submission: string): void;
  /** Something was made or renamed on a collection: every page shows it. */
  changed(collection: string): void;
  closePage(page: EnginePage): void;
  /**
   * A page is there.
   *
   * @returns Whether it was taken for gone.
   */
  keepPage(page: EnginePage): boolean;
}
