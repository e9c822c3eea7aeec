import type { EngineApi, Identity } from '../engine/contract';
import type { Needs, Questions } from './questions';

/** What an operation works with. */
export interface OperationContext {
  engine: EngineApi;
  questions: Needs;
  /**
   * Who it was begun as, where that was earlier, as in a form; left out: who
   * is signed in when it is performed. Null: nobody was.
   */
  begunAs?: Identity | null;
}

/** What the doors work with; one a page. */
export interface Context extends OperationContext {
  questions: Questions;
}
