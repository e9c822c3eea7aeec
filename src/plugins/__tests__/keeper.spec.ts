import { PageConfig } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';
import type { Keeper } from '../../engine/contract';
import { makeKeeper } from '../keeper';

const NAME = 'sandbox-8765-0edf29cb-0350-4fec-a83c-d490cc5dd122';
const BASE = 'https://hub.example/user/ada/';
const ROUTE = `${BASE}jupyterlab-globus/session/`;

/** What the server has, and what it was asked. */
const kept = new Map<string, string>();
const asked: string[] = [];
let refusal: Response | null = null;

/** Answers as the route does; `tests/python/test_keeping.py` asks that one. */
async function answer(request: Request): Promise<Response> {
  const url = request.url.replace(/\?.*/, '');
  asked.push(`${request.method} ${url}`);
  if (refusal) {
    return refusal;
  }
  if (request.method === 'GET') {
    const sealed = kept.get(url);
    return sealed === undefined
      ? new Response(null, { status: 204 })
      : new Response(JSON.stringify({ sealed }));
  }
  if (request.method === 'PUT') {
    kept.set(url, ((await request.json()) as { sealed: string }).sealed);
  } else {
    kept.delete(url);
  }
  return new Response(null, { status: 204 });
}

const settings = ServerConnection.makeSettings({
  baseUrl: BASE,
  fetch: async (input, init) => answer(new Request(input, init))
});

beforeEach(() => {
  kept.clear();
  asked.length = 0;
  refusal = null;
  PageConfig.setOption('globusKeeper', 'true');
});

it('keeps, gives back and removes under the name', async () => {
  const keeper = makeKeeper(true, settings) as Keeper;
  expect(keeper).toMatchObject({ place: BASE, wanted: true });
  await expect(keeper.load(NAME)).resolves.toBeNull();
  await keeper.store(NAME, '1.a.b.c');
  await expect(keeper.load(NAME)).resolves.toBe('1.a.b.c');
  await keeper.remove(NAME);
  expect(kept.size).toBe(0);
  expect(asked).toEqual(
    ['GET', 'PUT', 'GET', 'DELETE'].map(method => `${method} ${ROUTE}${NAME}`)
  );
});

it('the server’s words are those of the error', async () => {
  const keeper = makeKeeper(false, settings) as Keeper;
  expect(keeper.wanted).toBe(false);
  const message = 'The Jupyter server’s disk is full.';
  refusal = new Response(JSON.stringify({ message }), { status: 507 });
  await expect(keeper.store(NAME, '1.a.b.c')).rejects.toThrow(message);
});

it('a server without the extension keeps nothing', () => {
  PageConfig.setOption('globusKeeper', '');
  expect(makeKeeper(true, settings)).toBe('no-server');
  expect(asked).toEqual([]);
});

it('a page without crypto.subtle keeps nothing', () => {
  const subtle = jest
    .spyOn(crypto, 'subtle', 'get')
    .mockReturnValue(undefined as never);
  expect(makeKeeper(true, settings)).toBe('plain-http');
  subtle.mockRestore();
});
