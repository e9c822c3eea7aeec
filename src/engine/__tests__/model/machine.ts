import type { EngineApi, Keeper, NoKeeper } from '../../contract';
import type { Fault } from './schedule';

/** Time as a run has it. Milliseconds. */
export interface Time {
  /** Since the begin; no clock that is set moves it. */
  readonly now: number;
  wait(milliseconds: number): Promise<void>;
  /** Sets this computer's clock forth or back; timers don't notice. */
  jump(milliseconds: number): void;
}

/** Whom a request is made for. */
export interface Asker {
  /** Whether the worker is gone: no answer reaches it. */
  readonly isDead: boolean;
  die(): void;
}

/** The way to Globus, with what happens on it. */
export interface Way {
  /** What happens to requests from now on, and nothing else. */
  trouble(faults: readonly Fault[]): void;
  /** Every connection breaks, as when the computer sleeps. */
  cut(): void;
  /** Whether requests were refused as without a good token. */
  readonly hasRefusedTokens: boolean;
}

/** A page's hold on the engine. */
export interface Hold {
  api: EngineApi;
  /** The page is closed; with the last one its worker ends. */
  close(): Promise<void>;
}

/** A worker that pages can be opened in. */
export interface Worker {
  open(): Promise<Hold>;
  /** Resolves once all is kept that was to be kept. */
  kept(): Promise<void>;
  /** It is gone, with its pages, whatever it was doing. */
  kill(): Promise<void>;
}

/** The computer, browser and network that a run goes on in. */
export interface Machine {
  readonly time: Time;
  readonly way: Way;
  /** UUIDs of the collections, by role. */
  readonly collections: Record<string, string>;
  readonly port: number;
  readonly clientId: string;
  /** Whether it is known what comes of the calls of a page that was closed. */
  readonly followsClosed: boolean;
  /** Whether what several pages are told is heard here in the order it was said in. */
  readonly isOrdered: boolean;
  /** What a page keeps the session with. */
  keeper(): Keeper | NoKeeper;
  begin(asker: Asker): Worker;
  /** A control route of the sandbox. */
  control(route: string, body: object): Promise<unknown>;
}
