import { nullTranslator } from '@jupyterlab/translation';
import hostile from '../../../tests/hostile.json';
import type { FailureKind } from '../../globus/errors';
import { explain } from '../explain';
import { safeLines, safeText } from '../safeText';

const STRINGS = hostile.texts.flatMap(text =>
  hostile.frames.map(frame => frame.split('@').join(text))
);

/** What can't be seen, or changes how the text around it looks. */
const HIDDEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u;

const trans = nullTranslator.load('jupyterlab_globus');

describe('500 hostile strings', () => {
  it('are five hundred, and differ', () => {
    expect(new Set(STRINGS).size).toBe(500);
  });

  it('are shown without anything hidden, and tell what they are', () => {
    const shown = STRINGS.map(safeText);
    expect(shown.filter(text => HIDDEN.test(text))).toEqual([]);
    // None can pose as another.
    expect(new Set(shown).size).toBe(500);
  });

  it('change nothing of the words of a failure but where they stand', () => {
    const kinds: FailureKind[] = ['refused', 'conflict', 'code-refused'];
    for (const kind of kinds) {
      for (const message of STRINGS) {
        const failure = { kind, code: message, message, status: 400 };
        const told = explain({ ...failure, requestId: message }, trans);
        for (const words of [told.what, told.advice]) {
          expect(HIDDEN.test(safeLines(words).replace(/\n/g, ''))).toBe(false);
        }
        expect(told.advice).not.toContain('pwned');
      }
    }
  });
});
