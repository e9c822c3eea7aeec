import { checkArguments } from '../arguments';
import { alias } from '../alias';
import { listDirectory } from '../list';
import type { Names } from '../names';
import type { Operation } from '../perform';
import type { Lookup } from '../resolve';
import { resolveOrOffer, resolvePlaces } from '../resolve';
import { transfer } from '../transfer';

const A = '6c54cade-bde5-45c1-bdea-f4bd71dba2cc';
const B = '31ce9ba0-176d-45a5-add3-f37d233ba47d';

const names: Names = { notebook: null, settings: { survey: `${A}:/data` } };

function resolved(
  operation: unknown,
  args: unknown,
  more: Partial<Lookup> = {}
) {
  const known = operation as Operation<unknown, unknown>;
  return resolvePlaces(known, args, { names, ...more });
}

describe('a place', () => {
  it('becomes collection and path', () => {
    expect(
      resolved(listDirectory, { place: 'survey:/x', showHidden: true })
    ).toEqual({ collection: A, path: '/data/x', showHidden: true });
    expect(resolved(listDirectory, { place: B })).toEqual({ collection: B });
  });

  it('is needed as a text, and once', () => {
    expect(() => resolved(listDirectory, { place: 1 })).toThrow(
      '"place" must be a string'
    );
    expect(() => resolved(listDirectory, { place: A, collection: B })).toThrow(
      'not both'
    );
  });

  it('leaves arguments that have none as they are', () => {
    expect(resolved(listDirectory, { collection: 'survey' })).toEqual({
      collection: 'survey'
    });
    expect(resolved(listDirectory, 'nonsense')).toBe('nonsense');
  });
});

describe('the places of a transfer', () => {
  it('are one item where they stand alone', () => {
    expect(
      resolved(transfer, {
        from: 'survey:/a',
        to: `${B}:~/b`,
        recursive: true,
        label: 'l'
      })
    ).toEqual({
      source: A,
      destination: B,
      items: [{ source: '/data/a', destination: '/~/b', recursive: true }],
      label: 'l'
    });
  });

  it.each([
    ['x', '/data/in/x'],
    ['/x', '/data/x'],
    ['~/x', '/~/x']
  ])('have %s of an item below them', (source, path) => {
    expect(
      resolved(transfer, {
        from: 'survey:/in',
        to: B,
        items: [{ source, destination: 'y' }]
      })
    ).toMatchObject({ items: [{ source: path, destination: '/y' }] });
  });

  it.each([
    [{ from: 'survey:', to: `${B}:/b` }, 'the source "survey:" has no path'],
    [{ from: 'survey:/x', to: B }, `the destination "${B}" has no path`],
    [{ from: 'survey:/x' }, '"to" is missing'],
    [{ from: A, to: B, source: A }, 'Give "from" and "to", or'],
    [{ from: A, to: B, items: [], recursive: true }, 'Give "recursive" with']
  ])('are refused in %j', (args, message) => {
    expect(() => resolved(transfer, args)).toThrow(message);
  });

  it.each([
    [{ items: 'x' }, '"items" must be an array'],
    [{ items: [1] }, '"items.0" must be an object'],
    [{ items: [{ source: 1, destination: 'x' }] }, '"items.0.source" must be'],
    [{ items: [{ source: '../x', destination: 'x' }] }, '"items.0.source" must']
  ])('leave %j to the check of the arguments', (args, message) => {
    const found = resolved(transfer, { from: A, to: B, ...args });
    expect(() => checkArguments('transfer', transfer.schema, found)).toThrow(
      message
    );
  });

  it('use the sync level of the settings where they name none', () => {
    const args = { source: A, destination: B, items: [] };
    const lookup = { syncLevel: 'checksum' } as const;
    expect(resolved(transfer, args, lookup)).toEqual({ ...args, ...lookup });
    expect(
      resolved(transfer, { ...args, syncLevel: 'exists' }, lookup)
    ).toMatchObject({ syncLevel: 'exists' });
  });
});

it('what an alias stands for is kept by its UUID', () => {
  expect(resolved(alias, { name: 'raw', place: 'survey:/raw' })).toEqual({
    name: 'raw',
    place: `${A}:/data/raw`
  });
  expect(resolved(alias, { name: 'raw', place: '' })).toEqual({
    name: 'raw',
    place: ''
  });
});

describe('an unknown name', () => {
  const ask = (find: Parameters<typeof resolveOrOffer>[3]) =>
    resolveOrOffer(listDirectory, { place: 'tutorial:/x' }, { names }, find);
  const found = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      id: `${index}`,
      name: `Tutorial\n${index}`
    })) as never;

  it('is answered with collections found by it, ready to be named', async () => {
    const texts: string[] = [];
    await expect(
      ask(async text => {
        texts.push(text);
        return found(7);
      })
    ).rejects.toThrow(
      /called "tutorial"[^]*\n%globus alias tutorial=0 {2}# Tutorial 0\n[^]*=4 {2}# Tutorial 4$/
    );
    expect(texts).toEqual(['tutorial']);
  });

  it.each([
    ['nothing is found', async () => found(0)],
    ['searching is not allowed', () => Promise.reject(new Error('no'))]
  ])('is unknown where %s', async (_, find) => {
    await expect(ask(find)).rejects.toThrow(/called "tutorial".*=UUID\.$/);
  });
});
