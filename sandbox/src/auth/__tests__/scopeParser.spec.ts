import { parseScopes } from '../scopeParser.js';

const one = (
  scope: string,
  optional = false,
  dependencies: object[] = []
): object => ({ scope, optional, dependencies });

describe('parseScopes', () => {
  it('reads plain scopes', () => {
    expect(parseScopes('openid  email')).toEqual([one('openid'), one('email')]);
  });

  it('reads dependencies, optional ones and those below them', () => {
    expect(parseScopes('a[*b c[d]] e')).toEqual([
      one('a', false, [one('b', true), one('c', false, [one('d')])]),
      one('e')
    ]);
  });

  it('takes what is asked for twice for one, required if it is so once', () => {
    expect(parseScopes('a[*b] a[*c] a[b]')).toEqual([
      one('a', false, [one('b'), one('c', true)])
    ]);
  });

  it('gives a scope the same dependencies wherever it stands', () => {
    const a = one('a', false, [one('b')]);
    expect(parseScopes('a[b] c[a]')).toEqual([a, one('c', false, [a])]);
  });

  it.each([
    ...['', ' ', 'a[', 'a]', 'a[]', '[a]', '*', 'a[*]', 'a[b]]', '**a'],
    ...['a [b]', '* a', 'a[b]c', 'a[b][c]', 'a[[b]]', 'a[a]', 'a[b[a]]'],
    ...['a[b] b[a]', 'a[b] b[c] c[b]']
  ])('refuses %j', text => {
    expect(() => parseScopes(text)).toThrow('Malformed');
  });

  it('refuses what is deep or wide without end', () => {
    const deep = Array.from({ length: 20_000 }, (_, i) => `s${i}[`).join('');
    expect(() => parseScopes(`${deep}a${']'.repeat(20_000)}`)).toThrow();
    const wide = Array.from(
      { length: 30 },
      (_, i) => `a${i}[a${i + 1} b${i + 1}] b${i}[a${i + 1} b${i + 1}]`
    );
    expect(() => parseScopes(wide.join(' '))).toThrow('Malformed');
  });
});
