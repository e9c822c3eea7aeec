import { completed, completions, crumbsOf, typedParts } from '../crumbs';

describe('crumbsOf', () => {
  it('leads from the root to the folder', () => {
    expect(crumbsOf('/~/a b/c/')).toEqual([
      { name: '/', path: '/' },
      { name: '~', path: '/~/' },
      { name: 'a b', path: '/~/a b/' },
      { name: 'c', path: '/~/a b/c/' }
    ]);
  });

  it('takes a path without a slash at its end, and the root alone', () => {
    expect(crumbsOf('/x').map(({ path }) => path)).toEqual(['/', '/x/']);
    expect(crumbsOf('/')).toEqual([{ name: '/', path: '/' }]);
  });
});

describe('typedParts', () => {
  it.each([
    ['/share/go', '/share/', 'go'],
    ['/share/', '/share/', ''],
    ['~/x', '/~/', 'x'],
    ['sha', '/', 'sha'],
    [' /a b/c ', '/a b/', 'c '],
    ['/~', '/', '~']
  ])('%j goes on in %j', (text, folder, part) => {
    expect(typedParts(text)).toEqual({ folder, part });
  });
});

describe('completions', () => {
  const names = ['Data', 'data-2', 'figures', 'İstanbul'];

  it('finds what begins so, whatever the case', () => {
    expect(completions(names, 'DA', 9)).toEqual(['Data', 'data-2']);
    expect(completions(names, 'ata', 9)).toEqual([]);
  });

  it('finds all where nothing is typed, up to the most', () => {
    expect(completions(names, '', 3)).toEqual(names.slice(0, 3));
  });

  it('completes the last part only', () => {
    expect(completed('/share/go', 'godata')).toBe('/share/godata/');
    expect(completed('~/', 'x')).toBe('~/x/');
    expect(completed('sha', 'share')).toBe('share/');
  });
});
