import { onlyKnown, ordering, wholeNumber } from '../parameters.js';

describe('wholeNumber', () => {
  it.each([
    ['', 7],
    ['n=', 7],
    ['n=0', 0],
    ['n=100', 100]
  ])('reads %j', (query, value) => {
    expect(wholeNumber(new URLSearchParams(query), 'n', 7, 100)).toBe(value);
  });

  it.each(['n=-1', 'n=101', 'n=1e1', 'n=x', 'n=1.5'])('refuses %j', query => {
    expect(() => wholeNumber(new URLSearchParams(query), 'n', 7, 100)).toThrow(
      'ClientError.BadRequest'
    );
  });
});

describe('ordering', () => {
  const fields = {
    a: (x: readonly number[]) => x[0] ?? 0,
    b: (x: readonly number[]) => x[1] ?? 0
  };

  it('sorts by one field, then the next', () => {
    const rows = [
      [1, 1],
      [2, 1],
      [1, 2]
    ];
    expect(rows.sort(ordering('a DESC, b', fields))).toEqual([
      [2, 1],
      [1, 1],
      [1, 2]
    ]);
  });

  it.each(['c', 'a UP', 'constructor', 'a,'])('refuses %j', orderby => {
    expect(() => ordering(orderby, fields)).toThrow('Invalid orderby');
  });
});

describe('onlyKnown', () => {
  it('is loud about what it does not know', () => {
    const query = new URLSearchParams('path=/&local_user=root');
    expect(() => onlyKnown(query, ['path'])).toThrow('local_user');
  });
});
