import type { EngineApi } from '../engine/contract';
import type { Needs, Questions } from './questions';

/** What an operation works with. */
export interface OperationContext {
  engine: EngineApi;
  questions: Needs;
}

/** What the doors work with; one a page. */
export interface Context extends OperationContext {
  questions: Questions;
}
