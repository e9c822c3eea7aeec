import type { Caller } from '../../operations/caller';

/**
 * What a person does in the panel (typing a name, answering a dialog, filling
 * in a form) is the question: what comes of it is permitted.
 */
export const PANEL: Caller = {
  door: 'panel',
  permit: () => Promise.resolve()
};
