import * as fc from 'fast-check';
import {
  COLLECTIONS,
  IDENTITIES,
  MemoryStorage,
  NATIVE_CLIENT,
  createSandbox,
  populate
} from '../index.js';
import type { Sandbox } from '../index.js';
import { signInAs } from './signIn.js';

const ORIGIN = 'http://127.0.0.1:1';
const [ONE, TWO] = COLLECTIONS.map(c => c.id) as [string, string];
const ID = '6b0aed60-575c-11eb-87bb-02187389bd35';

let sandbox: Sandbox;
let token: string;
let lines: string[];

beforeAll(async () => {
  const storage = new MemoryStorage();
  await populate(storage);
  lines = [];
  sandbox = createSandbox({ storage, log: line => lines.push(line) });
  token = await signInAs(sandbox, NATIVE_CLIENT, IDENTITIES[0]!, ONE, TWO);
});

afterAll(() => sandbox.close());

function send(method: string, where: string, body?: string): Promise<Response> {
  return sandbox.fetch(
    new Request(ORIGIN + where, {
      method,
      headers: { Authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body })
    })
  );
}

/** Documents that are almost good. */
const GOOD: readonly [string, string, Record<string, unknown>][] = [
  [
    'POST',
    '/v0.10/transfer',
    {
      DATA_TYPE: 'transfer',
      submission_id: ID,
      source_endpoint: ONE,
      destination_endpoint: TWO,
      label: 'x',
      sync_level: 1,
      filter_rules: [
        { DATA_TYPE: 'filter_rule', method: 'exclude', name: '*', type: 'file' }
      ],
      DATA: [
        {
          DATA_TYPE: 'transfer_item',
          source_path: '/a',
          destination_path: '/b',
          checksum_algorithm: 'MD5'
        }
      ]
    }
  ],
  [
    'POST',
    '/v0.10/delete',
    {
      DATA_TYPE: 'delete',
      submission_id: ID,
      endpoint: ONE,
      recursive: true,
      DATA: [{ DATA_TYPE: 'delete_item', path: '/~/nothing' }]
    }
  ],
  ['PUT', `/v0.10/task/${ID}`, { DATA_TYPE: 'task', label: 'x' }],
  [
    'POST',
    '/v0.10/bookmark',
    { name: 'x', endpoint_id: ONE, path: '/', pinned: false }
  ],
  [
    'POST',
    `/v0.10/operation/endpoint/${ONE}/mkdir`,
    { DATA_TYPE: 'mkdir', path: '/~/x', local_user: 'ada' }
  ],
  [
    'POST',
    `/v0.10/operation/endpoint/${ONE}/rename`,
    { DATA_TYPE: 'rename', old_path: '/~/x', new_path: '/~/y' }
  ]
];

const JUNK = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    ...[null, '', 0, -1, 1e308, [], {}, '\0', '\ud800', '__proto__', '../..'],
    ...['9'.repeat(400), [[[]]], { DATA_TYPE: 'x' }, 'x'.repeat(10_000)]
  )
);

async function mustRefuse(answer: Response): Promise<void> {
  const text = await answer.text();
  const document = JSON.parse(text) as { code?: unknown };
  expect([200, 201, 202, 400, 403, 404, 409, 501, 502]).toContain(
    answer.status
  );
  expect(typeof (document.code ?? 'DATA')).toBe('string');
}

async function mustStillWork(): Promise<void> {
  const answer = await send('GET', '/v0.10/submission_id');
  expect(answer.status).toBe(200);
  expect(lines.filter(line => !line.startsWith('The sandbox'))).toEqual([]);
}

// The judges send a list of them over a socket; these are generated.
describe('hostile requests', () => {
  it('get an error document, whatever field is wrong', async () => {
    const request = fc
      .constantFrom(...GOOD)
      .chain(([method, where, good]) =>
        fc
          .tuple(fc.constantFrom(...Object.keys(good), 'made_up'), JUNK)
          .map(([field, junk]) => [method, where, { ...good, [field]: junk }])
      );
    await fc.assert(
      fc.asyncProperty(request, async ([method, where, body]) => {
        await mustRefuse(
          await send(method as string, where as string, JSON.stringify(body))
        );
      }),
      { numRuns: 300 }
    );
    await mustStillWork();
  });

  it('get one whatever the query is', async () => {
    const routes = fc.constantFrom(
      ...['task_list', 'endpoint_search', 'bookmark_list'],
      ...[`task/${ID}`, `task/${ID}/event_list`, `endpoint/${ID}`],
      ...[`task/${ID}/successful_transfers`, `task/${ID}/skipped_errors`],
      ...['ls', 'stat'].map(name => `operation/endpoint/${ONE}/${name}`)
    );
    const names = fc.constantFrom(
      ...['path', 'filter', 'orderby', 'limit', 'offset', 'marker', 'fields'],
      ...['filter_status', 'filter_scope', 'filter_fulltext', 'show_hidden'],
      ...['local_user', 'filter_label', 'made_up', '']
    );
    const values = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        ...['name:~*', 'size:>', 'label:~[', 'request_time:,', '-1', '1e3'],
        ...[`label:~${'*a'.repeat(2000)}`, 'name DESC,name', '/~/../..', 'a:b']
      )
    );
    await fc.assert(
      fc.asyncProperty(routes, names, values, async (route, name, value) => {
        const query = new URLSearchParams({ [name]: value }).toString();
        await mustRefuse(await send('GET', `/v0.10/${route}?${query}`));
      }),
      { numRuns: 300 }
    );
    await mustStillWork();
  });
});
