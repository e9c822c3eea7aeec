import type { Caller } from '../../operations/caller';
import type { OperationContext } from '../../operations/context';
import { identityIn } from '../../operations/session';
import type { PanelParts } from './context';

/**
 * What a person does in the panel (typing a name, answering a dialog, filling
 * in a form) is the question: what comes of it is permitted.
 */
export const PANEL: Caller = {
  door: 'panel',
  permit: () => Promise.resolve()
};

/**
 * To perform something as who is signed in now, and as nobody else: not after
 * a question that was answered later, nor when it is taken back.
 */
export function asNow({ services, model }: PanelParts): OperationContext {
  return {
    ...services.context,
    begunAs: identityIn(model.session.get())
  };
}
