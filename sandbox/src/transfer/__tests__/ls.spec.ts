import { COLLECTIONS } from '../../collections.js';
import { Served } from './served.js';
import type { Answer, Call } from './served.js';

const [ONE, TWO] = COLLECTIONS.map(c => c.id);
const guest = COLLECTIONS.find(c => c.role === 'guest')!;

let served: Served;
let ada: Call;

beforeAll(async () => {
  served = await Served.make();
  ada = await served.person();
});

afterAll(() => served.sandbox.close());

function ls(
  query: Record<string, string>,
  more = '',
  id = ONE
): Promise<Answer> {
  const path = '/~/survey 2026/south slope';
  const parameters = new URLSearchParams({ path, ...query }).toString();
  return ada('GET', `operation/endpoint/${id}/ls?${parameters}${more}`);
}

async function names(
  query: Record<string, string>,
  more = ''
): Promise<string[]> {
  return (await ls(query, more)).body.DATA.map((e: { name: string }) => e.name);
}

describe('a listing', () => {
  it.each([
    ['name:~*.txt', ['-draft notes.txt', 'データ.txt']],
    ['name:!~*.txt', ['plot 4.csv']],
    ['name:plot 4.csv,~-*', ['-draft notes.txt', 'plot 4.csv']],
    ['name:~*.txt/size:<20', ['データ.txt']],
    ['type:dir', []],
    [
      'last_modified:2026-03-14,2026-03-15',
      ['-draft notes.txt', 'plot 4.csv', 'データ.txt']
    ],
    ['last_modified:,2021-01-01', []]
  ])('is filtered by %s', async (filter, expected) => {
    expect(await names({ filter })).toEqual(expected);
  });

  it('shows what passes one of several filters', async () => {
    const two = '&filter=name:~*.csv&filter=size:<20';
    expect(await names({}, two)).toEqual(['plot 4.csv', 'データ.txt']);
  });

  it('has a hundred thousand entries, and no more', async () => {
    const path = '/share/crowds/100000/';
    const { body } = await ls({ path, limit: '2', offset: '99999' });
    expect(body).toMatchObject({ total: 100_000, length: 1 });
    const more = await ls({ path: '/share/crowds/100001/' });
    expect([more.status, more.body.code]).toEqual([
      502,
      'ExternalError.DirListingFailed.SizeLimit'
    ]);
  });

  it('asks for an account that the caller has', async () => {
    expect((await ls({ local_user: 'ada' })).status).toBe(200);
    const other = await ls({ local_user: 'root' });
    expect(other.body.code).toBe('ExternalError.DirListingFailed.LoginFailed');
    expect(other.body).not.toHaveProperty('authorization_parameters');
    const none = await ls({ local_user: 'ada', path: '/' }, '', guest.id);
    expect(none.status).toBe(400);
  });
});

describe('endpoints', () => {
  it('show whether a personal one is connected', async () => {
    const { id } = COLLECTIONS.find(c => c.role === 'personal')!;
    const connected = async (): Promise<unknown> =>
      (await ada('GET', `endpoint/${id}`)).body.gcp_connected;
    expect(await connected()).toBe(true);
    await served.control('faults', { name: 'offline', collection: id });
    expect(await connected()).toBe(false);
    await served.control('faults', { name: 'offline', lift: true });
    expect(await connected()).toBe(true);
  });

  it('list the guest collections of a host to their owner', async () => {
    const where = `endpoint/${TWO}/my_shared_endpoint_list`;
    const grace = await served.person(1);
    const found = (await grace('GET', where)).body;
    expect(found).toMatchObject({
      DATA_TYPE: 'endpoint_list',
      DATA: [{ id: guest.id }]
    });
    expect((await ada('GET', where)).body.DATA).toEqual([]);
  });

  it.each([
    [`filter_host_endpoint=${TWO}`, ['Sandbox Shared Results']],
    [
      'filter_fulltext=sandbox&filter_non_functional=1',
      ['Sandbox Endpoint Without Collections']
    ],
    [
      'filter_scope=my-gcp-endpoints&filter_fulltext=off',
      ['Sandbox Laptop That Is Off']
    ]
  ])('are found by %s', async (query, expected) => {
    const { body } = await ada('GET', `endpoint_search?${query}`);
    expect(
      body.DATA.map((e: { display_name: string }) => e.display_name)
    ).toEqual(expected);
  });

  it.each([
    ['filter_fulltext=x&filter_entity_type=GCSv4_host', 400],
    [
      'filter_fulltext=x&filter_entity_type=GCSv5_endpoint&filter_non_functional=1',
      400
    ],
    [`filter_scope=my-endpoints&filter_owner_id=${guest.ownerId}`, 400],
    ['filter_scope=everything', 400],
    ['filter_host_endpoint=nowhere', 404]
  ])('are not searched by %s', async (query, status) => {
    expect((await ada('GET', `endpoint_search?${query}`)).status).toBe(status);
  });
});
