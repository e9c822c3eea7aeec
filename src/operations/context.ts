import type { EngineApi } from '../engine/contract';
import type { Questions } from './questions';

/** What operations work with; one a page. */
export interface Context {
  engine: EngineApi;
  questions: Questions;
}
