import { amount, oneOf, patterns, readFilter, timeRange } from '../filters.js';

interface File {
  name: string;
  size: number;
}

const FIELDS = {
  name: patterns<File>(f => f.name),
  kind: oneOf<File>(() => 'file'),
  size: amount<File>(f => f.size),
  time: timeRange<File>(() => Date.UTC(2026, 0, 1))
};

function passes(filter: string): boolean {
  return readFilter(filter, FIELDS, 'file')({ name: 'A.txt', size: 5 });
}

describe('readFilter', () => {
  it.each([
    ['', true],
    ['name:A.txt/size:5', true],
    ['name:A.txt/size:>5', false],
    ['size:>=5', true],
    ['size:<6', true],
    ['size:<=4', false],
    ['name:~*.txt', true],
    ['name:~a*', false],
    ['name:x,A.txt', true],
    ['name:!~*.txt', false],
    ['kind:dir,file', true],
    ['time:,2025-12-31', false],
    ['time:2026-01-01,2026-01-01', true]
  ])('%s: %s', (filter, expected) => {
    expect(passes(filter)).toBe(expected);
  });

  it.each([
    ['size:big', 'BadRequest'],
    ['time:soon,later', 'BadRequest'],
    ['time:2026-01-01', 'NotImplemented'],
    ['kind:!dir', 'NotImplemented'],
    ['colour:red', 'NotImplemented'],
    ['toString:x', 'NotImplemented'],
    ['name', 'NotImplemented']
  ])('is refused: %s with %s', (filter, code) => {
    expect(() => passes(filter)).toThrow(code);
  });
});
