import type { Action } from '../../operations/action';
import { Grants } from '../grants';
import type { Origin } from '../protocol';

const NOTEBOOK: Origin = { kernel: 'k', process: 'p', notebook: 'a.ipynb' };

const READ: Action = { right: 'read' };

function send(
  source: string,
  destination: string,
  mayOverwrite = true,
  path = '/'
): Action {
  return {
    right: 'change',
    source: { collection: source, path },
    destination: { collection: destination, path },
    mayOverwrite
  };
}

describe('Grants', () => {
  it('covers nothing at first', () => {
    const grants = new Grants();
    expect(grants.covers(NOTEBOOK, READ)).toBe(false);
    expect(grants.covers(NOTEBOOK, send('a', 'b'))).toBe(false);
  });

  it('keeps reading and changing apart', () => {
    const grants = new Grants();
    grants.allow(NOTEBOOK, READ);
    expect(grants.covers(NOTEBOOK, READ)).toBe(true);
    expect(grants.covers(NOTEBOOK, send('a', 'b'))).toBe(false);
    const others = new Grants();
    others.allow(NOTEBOOK, send('a', 'b'));
    expect(others.covers(NOTEBOOK, READ)).toBe(false);
  });

  it('belongs to the person who gave them', () => {
    const grants = new Grants();
    // Allowed before the sign-in, so by the one who signs in then.
    grants.allow(NOTEBOOK, READ);
    for (const person of ['ada', null, 'ada']) {
      grants.belongTo(person);
      expect(grants.covers(NOTEBOOK, READ)).toBe(true);
    }
    grants.belongTo('grace');
    expect(grants.covers(NOTEBOOK, READ)).toBe(false);
  });

  it('covers the collections that were named, in that direction', () => {
    const grants = new Grants();
    grants.allow(NOTEBOOK, send('a', 'b'));
    expect(grants.covers(NOTEBOOK, send('A', 'b', true, '/deep/'))).toBe(true);
    expect(grants.covers(NOTEBOOK, send('b', 'a'))).toBe(false);
    expect(grants.covers(NOTEBOOK, send('a', 'c'))).toBe(false);
    expect(grants.covers(NOTEBOOK, send('c', 'b'))).toBe(false);
    expect(
      grants.covers(NOTEBOOK, {
        right: 'change',
        source: null,
        destination: { collection: 'b', path: '/' },
        mayOverwrite: false
      })
    ).toBe(false);
  });

  it('does not let what may not overwrite overwrite', () => {
    const grants = new Grants();
    grants.allow(NOTEBOOK, send('a', 'b', false));
    expect(grants.covers(NOTEBOOK, send('a', 'b', false))).toBe(true);
    expect(grants.covers(NOTEBOOK, send('a', 'b', true))).toBe(false);
    grants.allow(NOTEBOOK, send('a', 'b', true));
    expect(grants.covers(NOTEBOOK, send('a', 'b', true))).toBe(true);
  });

  it('gives no lasting right to cancel', () => {
    const grants = new Grants();
    const cancel: Action = { right: 'cancel', taskId: 't' };
    grants.allow(NOTEBOOK, cancel);
    expect(grants.covers(NOTEBOOK, cancel)).toBe(false);
    expect(grants.of(NOTEBOOK)).toEqual([]);
  });

  it('is for one kernel, and for one life of it', () => {
    const grants = new Grants();
    grants.allow(NOTEBOOK, READ);
    expect(grants.covers({ ...NOTEBOOK, kernel: 'other' }, READ)).toBe(false);
    expect(grants.covers({ ...NOTEBOOK, process: 'next' }, READ)).toBe(false);
    expect(grants.covers({ ...NOTEBOOK, notebook: 'console' }, READ)).toBe(
      true
    );
    grants.forget('k');
    expect(grants.covers(NOTEBOOK, READ)).toBe(false);
  });
});
