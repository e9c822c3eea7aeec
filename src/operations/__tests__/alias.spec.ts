import { alias } from '../alias';
import type { AliasArguments } from '../alias';
import type { OperationContext } from '../context';
import type { CollectionNames } from '../names';

const A = '6c54cade-bde5-45c1-bdea-f4bd71dba2cc';

/** A notebook whose metadata hold these names. */
function notebook(kept: unknown) {
  const sets: CollectionNames[] = [];
  const names = {
    notebook: {
      get: () => sets.at(-1) ?? kept,
      set: (value: CollectionNames) => void sets.push(value)
    },
    settings: { mine: A }
  };
  return {
    sets,
    run: (args: AliasArguments) =>
      alias.run({ names } as unknown as OperationContext, args, () => {})
  };
}

it('lists the names of the notebook alone', async () => {
  const { run, sets } = notebook({ survey: `${A}:/x`, broken: 'x' });
  expect(await run({})).toEqual({ survey: `${A}:/x` });
  expect(sets).toEqual([]);
});

it('keeps a name, and returns all of them', async () => {
  const { run, sets } = notebook({ old: A });
  const all = { old: A, survey: `${A}:/data` };
  expect(await run({ name: 'survey', place: `${A}:/data` })).toEqual(all);
  expect(sets).toEqual([all]);
});

it('gives a name another meaning, and takes it away', async () => {
  const { run } = notebook({ survey: A });
  expect(await run({ name: 'survey', place: `${A}:/b` })).toEqual({
    survey: `${A}:/b`
  });
  expect(await run({ name: 'survey', place: '' })).toEqual({});
});

it.each([
  [{ name: 'two words', place: A }, 'must have letters, digits'],
  [{ name: 'a\nb', place: A }, '"a\\nb" must have letters'],
  [{ name: '-r', place: A }, 'must have letters'],
  [{ name: A, place: A }, 'must not be a UUID'],
  [{ name: 'here', place: A }, 'nor "here"'],
  [{ place: A }, 'must have letters'],
  [{ name: 'a' }, '"place" is missing: write a=UUID.'],
  [{ name: 'a', place: 'b' }, '"b" is no place for a name'],
  [{ name: 'a', place: `${A}:/x/../..` }, 'is no place for a name'],
  [{ name: 'sruvey', place: '' }, 'Did you mean "survey"?']
])('refuses %j and keeps what there is', async (args, message) => {
  const { run, sets } = notebook({ survey: A });
  await expect(run(args)).rejects.toThrow(message);
  expect(sets).toEqual([]);
});

it('says that a console keeps none', async () => {
  await expect(alias.run({} as OperationContext, {}, () => {})).rejects.toThrow(
    'only a notebook keeps names'
  );
});
