import type { EngineApi, Identity } from '../engine/contract';
import type { Disks } from './disks';
import type { Names } from './names';
import type { Needs, Questions } from './questions';
import type { SyncLevel, TransferOptions } from './transfer';

/** What an operation works with. */
export interface OperationContext {
  engine: EngineApi;
  questions: Needs;
  /**
   * Who it was begun as, where that was earlier, as in a form; left out: who
   * is signed in when it is performed. Null: nobody was.
   */
  begunAs?: Identity | null;
  /** What the caller calls collections; left out where it has no names. */
  names?: Names;
  /** Which kernel's process a token is for; left out where none can be. */
  holder?: string;
}

/** What the settings say of places and transfers. */
export interface Defaults {
  /** Names for collections; a settings file may hold anything. */
  collections: unknown;
  /** What a transfer uses that names no sync level. */
  syncLevel?: SyncLevel;
  /** What a form begins with; a cell says what it wants. */
  transfer?: Partial<TransferOptions>;
  /** What each sign-in asks for beyond the usual. */
  scopes?: string[];
}

/** What the doors work with; one a page. */
export interface Context extends OperationContext {
  questions: Questions;
  /** Which collections this server's disks are. */
  disks: Disks;
  /** As the settings are now. */
  defaults(): Defaults;
}
