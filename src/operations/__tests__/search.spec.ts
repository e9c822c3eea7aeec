import type { World } from '../../engine/__tests__/world';
import { makeWorld } from '../../engine/__tests__/world';
import { SEARCH_SCOPES } from '../../engine/contract';
import type { Caller } from '../caller';
import type { OperationContext } from '../context';
import { perform } from '../perform';
import { searchCollections, showCollection } from '../search';

const CALLER: Caller = { door: 'cell', permit: async () => undefined };

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.signIn();
});
afterAll(() => world.close());

async function rolesOf(args: object): Promise<string[]> {
  const context = { engine: world.page } as unknown as OperationContext;
  const page = await perform(searchCollections, context, CALLER, args);
  const roles = Object.fromEntries(
    Object.entries(world.collections).map(([role, id]) => [id, role])
  );
  return page.collections.map(({ id }) => roles[id]!).sort();
}

it('finds by text among all', async () => {
  expect(await rolesOf({ text: ' tutorial ' })).toEqual([
    'tutorial-1',
    'tutorial-2'
  ]);
});

it('shows what was used recently where neither text nor scope is given', async () => {
  expect(await rolesOf({})).toEqual([]);
});

it.each([
  ['my-endpoints', ['offline', 'personal']],
  ['administered-by-me', ['offline', 'personal']],
  ['shared-with-me', ['guest']],
  ['shared-by-me', []],
  ['recently-used', []]
])('lists the scope %s without a text', async (scope, roles) => {
  expect(await rolesOf({ scope })).toEqual(roles);
});

it('finds by text within a scope', async () => {
  expect(await rolesOf({ scope: 'my-endpoints', text: 'off' })).toEqual([
    'offline'
  ]);
});

it('every scope is one that the service takes', async () => {
  for (const scope of SEARCH_SCOPES) {
    await expect(rolesOf({ scope, text: 'x' })).resolves.toEqual([]);
  }
});

it('another scope is refused by name', async () => {
  await expect(rolesOf({ scope: 'mine' })).rejects.toThrow(
    '"scope" must be one of all, recently-used'
  );
});

it('gives no more than it is told, and says where the next page begins', async () => {
  const context = { engine: world.page } as unknown as OperationContext;
  const find = (args: object) =>
    perform(searchCollections, context, CALLER, { text: 'sandbox', ...args });
  const first = await find({ limit: 2 });
  expect(first).toMatchObject({ nextOffset: 2 });
  const second = await find({ limit: 2, offset: 2 });
  const ids = [...first.collections, ...second.collections].map(({ id }) => id);
  expect(new Set(ids).size).toBe(4);
});

it('shows a collection as the service has it', async () => {
  const context = { engine: world.page } as unknown as OperationContext;
  const id = world.collections.guest!;
  expect(
    await perform(showCollection, context, CALLER, { collection: id })
  ).toMatchObject({ id, entity_type: 'GCSv5_guest_collection' });
});
