import type { SessionState } from '../../engine/contract';
import type { Action } from '../../operations/action';
import type { Lasting } from '../grants';
import { canLast, Grants } from '../grants';
import type { Origin } from '../protocol';
import { NOTEBOOK } from './origin';

const CONSOLE: Origin = {
  ...NOTEBOOK,
  kernel: 'c',
  process: 'q',
  notebook: 'Console 1'
};

const READ: Lasting = { right: 'read' };

function send(
  source: string,
  destination: string,
  mayOverwrite = true,
  path = '/'
): Extract<Action, { right: 'change' }> {
  return {
    right: 'change',
    source: { collection: source, path },
    destination: { collection: destination, path },
    mayOverwrite
  };
}

function token(
  resourceServer: string,
  ...scopes: string[]
): Extract<Action, { right: 'token' }> {
  return { right: 'token', resourceServer, scopes };
}

function as(sub: string): SessionState {
  const identity = { sub, username: sub, name: null, email: null };
  return { status: 'signed-in', identity, keeping: 'kept' };
}

function out(because: 'never' | 'left' | 'ended'): SessionState {
  return because === 'left'
    ? { status: 'signed-out', because, notRevoked: [] }
    : { status: 'signed-out', because };
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
    grants.belongTo(out('never'));
    // Allowed before the sign-in, so by the one who signs in then.
    grants.allow(NOTEBOOK, READ);
    for (const session of [
      out('never'),
      as('ada'),
      as('ada'),
      out('ended'),
      as('ada')
    ]) {
      grants.belongTo(session);
      expect(grants.covers(NOTEBOOK, READ)).toBe(true);
    }
    grants.belongTo(as('grace'));
    expect(grants.covers(NOTEBOOK, READ)).toBe(false);
  });

  it.each(['left', 'never'] as const)(
    'ends with the session (%s), for the same person too',
    because => {
      const grants = new Grants();
      grants.belongTo(as('ada'));
      grants.allow(NOTEBOOK, READ);
      grants.belongTo(out(because));
      expect(grants.get()).toEqual([]);
      // What is allowed from now on is for whoever signs in.
      grants.allow(NOTEBOOK, READ);
      grants.belongTo(out(because));
      grants.belongTo(as('grace'));
      expect(grants.covers(NOTEBOOK, READ)).toBe(true);
    }
  );

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

  it('keeps tokens apart, by their service and scopes', () => {
    const grants = new Grants();
    grants.allow(NOTEBOOK, READ);
    grants.allow(NOTEBOOK, send('a', 'b'));
    expect(grants.covers(NOTEBOOK, token('s', 'one'))).toBe(false);
    grants.allow(NOTEBOOK, token('s', 'one'));
    expect(grants.covers(NOTEBOOK, token('s', 'one'))).toBe(true);
    expect(grants.covers(NOTEBOOK, token('s', 'one', 'two'))).toBe(false);
    expect(grants.covers(NOTEBOOK, token('t', 'one'))).toBe(false);
    expect(grants.covers(CONSOLE, token('s', 'one'))).toBe(false);
    // One that holds another is listed instead of it.
    grants.allow(NOTEBOOK, token('s', 'one', 'two'));
    expect(grants.get()[0]!.grants).toEqual([
      READ,
      expect.objectContaining({ right: 'change' }),
      token('s', 'one', 'two')
    ]);
    const others = new Grants();
    others.allow(NOTEBOOK, token('s', 'one'));
    expect(others.covers(NOTEBOOK, READ)).toBe(false);
  });

  describe('tells whose tokens are to be revoked', () => {
    const holder = '["k","p"]';
    const setUp = () => {
      const told: string[] = [];
      const grants = new Grants(who => told.push(who));
      grants.allow(NOTEBOOK, READ);
      grants.allow(NOTEBOOK, token('s', 'one'));
      grants.allow(CONSOLE, READ);
      return { grants, told };
    };

    it.each<[string, (grants: Grants) => void]>([
      ['is revoked', grants => grants.revoke('k', grants.of(NOTEBOOK)[1]!)],
      ['ends with all others', grants => grants.revokeAll()],
      ['ends with the kernel', grants => grants.forget('k')],
      ['ends with the kernel elsewhere', grants => grants.keepOnly(['c'])],
      [
        'ends with the session',
        grants => {
          grants.belongTo(as('ada'));
          grants.belongTo(out('left'));
        }
      ],
      [
        'is of someone else',
        grants => {
          grants.belongTo(as('ada'));
          grants.belongTo(as('grace'));
        }
      ],
      [
        'is of a process that is no more',
        grants => grants.allow({ ...NOTEBOOK, process: 'next' }, READ)
      ]
    ])('when the right %s', (_, act) => {
      const { grants, told } = setUp();
      expect(told).toEqual([]);
      act(grants);
      expect(told).toEqual([holder]);
    });

    it('and not when others end', () => {
      const { grants, told } = setUp();
      const [notebook] = grants.get();
      grants.revoke('k', notebook!.grants[0]!);
      grants.forget('c');
      grants.allow(NOTEBOOK, token('s', 'one', 'two'));
      expect(told).toEqual([]);
    });
  });

  it('keeps cancelling apart from sending and reading', () => {
    const grants = new Grants();
    grants.allow(NOTEBOOK, { right: 'cancel', taskId: 't' });
    expect(grants.covers(NOTEBOOK, { right: 'cancel', taskId: 'u' })).toBe(
      true
    );
    expect(grants.covers(NOTEBOOK, READ)).toBe(false);
    expect(grants.covers(NOTEBOOK, send('a', 'b'))).toBe(false);
    const others = new Grants();
    others.allow(NOTEBOOK, READ);
    others.allow(NOTEBOOK, send('a', 'b'));
    expect(others.covers(NOTEBOOK, { right: 'cancel', taskId: 't' })).toBe(
      false
    );
  });

  it('keeps bookmarks and tasks apart from each other and from files', () => {
    const grants = new Grants();
    grants.allow(NOTEBOOK, { right: 'edit', what: 'bookmark', name: 'a' });
    const may = (action: Action) => grants.covers(NOTEBOOK, action);
    expect(may({ right: 'edit', what: 'bookmark', name: 'b' })).toBe(true);
    expect(may({ right: 'edit', what: 'task', name: 'a' })).toBe(false);
    expect(may({ right: 'cancel', taskId: 'a' })).toBe(false);
    expect(may(READ)).toBe(false);
    expect(may(send('a', 'b'))).toBe(false);
  });

  it('asks nobody about what touches nothing', () => {
    expect(new Grants().covers(NOTEBOOK, { right: 'none' })).toBe(true);
  });

  it('holds no lasting right to delete or to sign out', () => {
    const destroy: Action = {
      right: 'destroy',
      where: { collection: 'b', path: '/' },
      paths: ['/x'],
      recursive: false,
      source: null
    };
    const grants = new Grants();
    grants.allow(NOTEBOOK, READ);
    grants.allow(NOTEBOOK, send('a', 'b'));
    grants.allow(NOTEBOOK, { ...send('a', 'b'), source: null });
    grants.allow(NOTEBOOK, { right: 'cancel', taskId: 't' });
    for (const action of [destroy, { right: 'sign-out' } as const]) {
      expect(canLast(action)).toBe(false);
      expect(grants.covers(NOTEBOOK, action)).toBe(false);
    }
  });

  it('gives a ticket for one call of one cell, in one life of a kernel', () => {
    const grants = new Grants();
    const ticket = { cell: '2', key: 'ls' };
    const two = { ...NOTEBOOK, cell: '2' };
    grants.allowOnce(NOTEBOOK, ticket);
    grants.allowOnce(NOTEBOOK, ticket);
    expect(grants.spend({ ...two, process: 'next' }, ticket)).toBe(false);
    expect(grants.spend({ ...two, kernel: 'other' }, ticket)).toBe(false);
    expect(grants.spend(two, { cell: '3', key: 'ls' })).toBe(false);
    expect(grants.spend(two, { cell: '2', key: 'ls /' })).toBe(false);
    expect(grants.spend(two, ticket)).toBe(true);
    expect(grants.holds(two, ticket)).toBe(true);
    expect(grants.spend(two, ticket)).toBe(true);
    expect(grants.holds(two, ticket)).toBe(false);
    expect(grants.spend(two, ticket)).toBe(false);
    expect(grants.get()).toEqual([]);
  });

  it.each<[string, (grants: Grants) => void, boolean]>([
    ['its cell has ended', grants => grants.ended('k', '2'), false],
    ['another cell has ended', grants => grants.ended('k', '3'), true],
    ['the kernel starts again', grants => grants.forget('k'), false],
    ['all was taken back', grants => grants.revokeAll(), false],
    ['someone else signs in', grants => grants.belongTo(as('grace')), false],
    ['the session was left', grants => grants.belongTo(out('left')), false],
    [
      'it was taken back',
      grants => grants.revoke('k', grants.get()[0]!.grants.at(-1)!),
      false
    ],
    [
      'reading was taken back',
      grants => grants.revoke('k', grants.get()[0]!.grants[0]!),
      true
    ]
  ])('has no ticket that outlives what it was for: %s', (_, end, holds) => {
    const grants = new Grants();
    const ticket = { cell: '2', key: 'ls' };
    grants.belongTo(as('ada'));
    grants.allow(NOTEBOOK, READ);
    grants.allowOnce(NOTEBOOK, ticket);
    expect(grants.get()[0]!.grants).toEqual([READ, { right: 'run', calls: 1 }]);
    end(grants);
    expect(grants.spend(NOTEBOOK, ticket)).toBe(holds);
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

  it('lists what each kernel may do, in the words of its latest notebook', () => {
    const grants = new Grants();
    grants.allow(NOTEBOOK, READ);
    grants.allow(NOTEBOOK, send('A', 'b', false));
    grants.allow({ ...NOTEBOOK, notebook: 'b.ipynb' }, send('a', 'B'));
    grants.allow(CONSOLE, READ);
    expect(grants.get()).toMatchObject([
      {
        kernel: 'k',
        notebook: 'b.ipynb',
        grants: [
          { right: 'read' },
          // The narrower right is in the wider one.
          {
            right: 'change',
            source: 'a',
            destination: 'b',
            mayOverwrite: true
          }
        ]
      },
      { kernel: 'c', notebook: 'Console 1', grants: [{ right: 'read' }] }
    ]);
  });

  it('lists only what the process of now may do', () => {
    const grants = new Grants();
    grants.allow(NOTEBOOK, READ);
    grants.allow({ ...NOTEBOOK, process: 'next' }, send('a', 'b'));
    expect(grants.get()).toMatchObject([{ grants: [{ right: 'change' }] }]);
    expect(grants.covers(NOTEBOOK, READ)).toBe(false);
  });

  it('takes back one right, or all', () => {
    const grants = new Grants();
    grants.allow(NOTEBOOK, READ);
    grants.allow(NOTEBOOK, send('a', 'b'));
    grants.allow(CONSOLE, READ);
    grants.revoke('k', grants.get()[0]!.grants[0]!);
    expect(grants.covers(NOTEBOOK, READ)).toBe(false);
    expect(grants.covers(NOTEBOOK, send('a', 'b'))).toBe(true);
    expect(grants.covers(CONSOLE, READ)).toBe(true);
    grants.revoke('c', grants.get()[1]!.grants[0]!);
    expect(grants.get().map(({ kernel }) => kernel)).toEqual(['k']);
    grants.revoke('gone', { right: 'read' });
    grants.revokeAll();
    expect(grants.get()).toEqual([]);
    expect(grants.covers(NOTEBOOK, send('a', 'b'))).toBe(false);
  });

  it('forgets the kernels that have stopped', () => {
    const grants = new Grants();
    grants.allow(NOTEBOOK, READ);
    grants.allow(CONSOLE, READ);
    grants.keepOnly(['c', 'another']);
    expect(grants.get().map(({ kernel }) => kernel)).toEqual(['c']);
  });

  it('tells its followers what changed, and nothing else', () => {
    const grants = new Grants();
    const told = jest.fn();
    const unfollow = grants.follow(told);
    const changes = [
      () => grants.allow(NOTEBOOK, READ),
      () => grants.revoke('k', grants.get()[0]!.grants[0]!),
      () => grants.allow(CONSOLE, READ),
      () => grants.forget('c'),
      () => grants.allow(NOTEBOOK, READ),
      () => grants.revokeAll()
    ];
    changes.forEach((change, index) => {
      const before = grants.get();
      change();
      expect(told).toHaveBeenCalledTimes(index + 1);
      expect(grants.get()).not.toBe(before);
    });
    const before = grants.get();
    grants.forget('k');
    grants.revokeAll();
    grants.keepOnly([]);
    grants.belongTo(as('ada'));
    expect(told).toHaveBeenCalledTimes(changes.length);
    expect(grants.get()).toBe(before);
    unfollow();
    grants.allow(NOTEBOOK, READ);
    expect(told).toHaveBeenCalledTimes(changes.length);
  });
});
