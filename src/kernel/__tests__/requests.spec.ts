import { failureOf } from '../../engine/contract';
import { idOf } from '../protocol';
import { readRequest } from '../requests';

function failureIn(act: () => unknown) {
  try {
    act();
  } catch (error) {
    return failureOf(error);
  }
  throw new Error('it was taken');
}

describe('readRequest', () => {
  it.each([
    [
      { ask: 'run', line: 'ls', body: null },
      { ask: 'run', what: { line: 'ls', body: null } }
    ],
    [
      { ask: 'run', line: 'ls' },
      { ask: 'run', what: { line: 'ls', body: null } }
    ],
    [
      { ask: 'run', operation: 'x', arguments: { a: 1 } },
      { ask: 'run', what: { operation: 'x', args: { a: 1 } } }
    ],
    [{ ask: 'resume' }, { ask: 'resume' }],
    [{ ask: 'drop' }, { ask: 'drop' }],
    [
      { ask: 'part', part: 2 },
      { ask: 'part', part: 2 }
    ]
  ])('reads %j', (request, read) => {
    expect(readRequest({ protocol: 1, id: 'a', ...request })).toEqual({
      id: 'a',
      ...read
    });
  });

  it.each([
    [null, 'protocol'],
    [[], 'protocol'],
    [{ protocol: 2, id: 'a', ask: 'run' }, 'protocol 1'],
    [{ protocol: 1, ask: 'resume' }, '"id"'],
    [{ protocol: 1, id: 'x'.repeat(101), ask: 'resume' }, '"id"'],
    [{ protocol: 1, id: 'a', ask: 'allow' }, '"ask"'],
    [{ protocol: 1, id: 'a', ask: 'run' }, 'either'],
    [{ protocol: 1, id: 'a', ask: 'run', line: 'a', operation: 'b' }, 'either'],
    [{ protocol: 1, id: 'a', ask: 'run', line: 'a', body: 1 }, '"body"'],
    [{ protocol: 1, id: 'a', ask: 'part', part: -1 }, '"part"']
  ])('refuses %j', (request, message) => {
    const failure = failureIn(() => readRequest(request));
    expect(failure.kind).toBe('bad-request');
    expect(failure.message).toContain(message);
  });
});

describe('idOf', () => {
  it('makes out what it can', () => {
    expect([{ id: 'a' }, { id: 1 }, null, 'x'].map(idOf)).toEqual([
      'a',
      '',
      '',
      ''
    ]);
  });
});
