import fc from 'fast-check';
import { runs } from '../../../engine/__tests__/runs';
import { History } from '../history';

describe('History', () => {
  it('is nowhere at first', () => {
    const history = new History<string>();
    expect(history.current).toBeUndefined();
    expect([history.canBack, history.canForward]).toEqual([false, false]);
    expect([history.back(), history.forward()]).toEqual([undefined, undefined]);
  });

  it('forgets all', () => {
    const history = new History<string>();
    ['a', 'b'].forEach(place => history.push(place));
    history.clear();
    expect(history.current).toBeUndefined();
    expect(history.back()).toBeUndefined();
  });

  it('keeps the last hundred places', () => {
    const history = new History<number>();
    for (let place = 0; place < 150; place++) {
      history.push(place);
    }
    let steps = 0;
    while (history.back() !== undefined) {
      steps += 1;
    }
    expect([steps, history.current]).toEqual([99, 50]);
  });

  it('goes where a browser goes', () => {
    const step = fc.oneof(
      fc.constant('back' as const),
      fc.constant('forward' as const),
      fc.nat()
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), steps => {
        const history = new History<number>();
        // Two piles: what lies behind, here on top, and what lies ahead.
        const behind: number[] = [];
        let ahead: number[] = [];
        for (const one of steps) {
          if (one === 'back') {
            history.back();
            if (behind.length > 1) {
              ahead.push(behind.pop()!);
            }
          } else if (one === 'forward') {
            history.forward();
            if (ahead.length > 0) {
              behind.push(ahead.pop()!);
            }
          } else {
            history.push(one);
            behind.push(one);
            ahead = [];
          }
          expect(history.current).toBe(behind.at(-1));
          expect(history.canBack).toBe(behind.length > 1);
          expect(history.canForward).toBe(ahead.length > 0);
        }
      }),
      runs(200)
    );
  });
});
