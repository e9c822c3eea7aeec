import { completionAt } from '../complete';

const A = '6c54cade-bde5-45c1-bdea-f4bd71dba2cc';

/** What is completed at the `|` of a cell. */
function at(cell: string) {
  const cursor = cell.indexOf('|');
  const text = cell.replace('|', '');
  const found = completionAt(text, cursor);
  return (
    found && {
      ...found,
      // What would be replaced, as it stands there.
      replaces: text.slice(found.start, cursor)
    }
  );
}

function texts(cell: string): readonly string[] {
  const wanted = at(cell)?.wanted;
  return wanted?.kind === 'texts' ? wanted.texts : [];
}

describe('completionAt', () => {
  it.each(['%globus |', 'x = %globus |', '  %globus tr|', '%%globus |'])(
    'wants a verb in %j',
    cell => {
      expect(texts(cell)).toEqual(
        expect.arrayContaining(['ls', 'transfer', 'task', 'bookmark', 'alias'])
      );
    }
  );

  it('wants the second word of a verb', () => {
    expect(texts('%globus timer |')).toEqual(
      expect.arrayContaining(['create', 'list', 'pause'])
    );
    expect(texts('%globus timer create |')).toEqual(['transfer']);
    expect(texts('%globus task |')).toContain('event-list');
    expect(texts('%globus bookmark c|')).not.toContain('list ');
  });

  it.each([
    ['%globus ls -|', ['--all', '--filter', '--recursive']],
    [`%globus transfer ${A}: --no|`, ['--no-recursive', '--notify']],
    [`%globus transfer -s |`, ['exists', 'checksum']],
    [`%globus transfer --sync-level=c|`, ['exists', 'checksum']],
    [`%globus task list --filter-status |`, ['ACTIVE', 'FAILED']],
    [`%%globus transfer ${A}: ${A}:\n-|`, ['--recursive', '--no-recursive']]
  ])('wants options and their choices in %s', (cell, some) => {
    expect(texts(cell)).toEqual(expect.arrayContaining(some));
  });

  it('knows nothing of a value that is free', () => {
    expect(texts('%globus ls --filter |')).toEqual([]);
    expect(at('%globus transfer --label |')?.wanted).toEqual({
      kind: 'texts',
      texts: []
    });
  });

  it.each([
    ['%globus ls sur|', true, 'sur'],
    ["%globus ls 'sur|", true, 'sur'],
    ['%globus ls -a --filter x sur|', true, 'sur'],
    ['%globus transfer a:/x sur|', true, 'sur'],
    ['%globus endpoint show sur|', false, 'sur'],
    ['%globus rename |', false, ''],
    ['%globus alias x=sur|', true, 'sur']
  ])('wants a collection in %j', (cell, withPath, replaces) => {
    expect(at(cell)).toMatchObject({
      wanted: { kind: 'collection', withPath },
      fragment: replaces,
      replaces
    });
  });

  it.each([
    ['%globus ls survey:|', 'survey:', '', ''],
    ['%globus ls survey:/a/b|', 'survey:', '/a/', 'b'],
    [`%globus ls '${A}:/my data/f|'`, `${A}:`, '/my data/', 'f'],
    ['%globus ls survey:/my\\ data/f|', 'survey:', '/my data/', 'f'],
    ['%globus rename survey /a/|', 'survey:', '/a/', ''],
    ['%globus rename survey /a /b/c|', 'survey:', '/b/', 'c'],
    ['%%globus transfer a:/in b:/out -s size\nx/y|', 'a:/in', 'x/', 'y'],
    ['%%globus transfer a:/in b:/out\nx y\n-r x y|', 'b:/out', '', 'y'],
    ['%%globus delete a:\n/x\n/z/|', 'a:', '/z/', ''],
    [
      '%%globus timer create transfer a:/in b: --interval 1d\nx/y|',
      'a:/in',
      'x/',
      'y'
    ]
  ])('finds the path in %j', (cell, place, folder, fragment) => {
    expect(at(cell)).toMatchObject({
      wanted: { kind: 'path', place, folder },
      fragment
    });
  });

  it('wants a timer after a verb for one', () => {
    expect(at('%globus timer pause 4b|')).toMatchObject({
      wanted: { kind: 'timer' },
      fragment: '4b'
    });
  });

  it('replaces what stands there as it is written', () => {
    expect(at('%globus ls survey:/a/my\\ da|')).toMatchObject({
      fragment: 'my da',
      replaces: 'my\\ da',
      quote: ''
    });
    expect(at(`%globus ls "survey:/a/my da|"`)).toMatchObject({
      replaces: 'my da',
      quote: '"'
    });
  });

  it.each([
    'import globus|',
    'ls |',
    '%ls |',
    '%globus|',
    'print("%globus |',
    '# %globus |',
    '%globus task wait |',
    '%globus nonsense |',
    '%globus ls a b |',
    '%%globus ls survey:\n|',
    '%%globus delete a:\nx y|',
    "%globus ls survey:/'a b'c|"
  ])('offers nothing in %j', cell => {
    const found = at(cell);
    expect(found === null || texts(cell).length === 0).toBe(true);
    expect(found?.wanted.kind ?? 'texts').toBe('texts');
  });
});
