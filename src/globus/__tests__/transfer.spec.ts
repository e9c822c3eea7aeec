import { BASE_SCOPES, dataAccessScope } from '../scopes';
import type { SearchScope } from '../searchScopes';
import { TransferService } from '../transfer';
import type { TransferDocument } from '../types';
import type { Served } from './sandbox';
import { outcome, serve } from './sandbox';

let served: Served;
let transfer: TransferService;
let from: string;
let to: string;
beforeEach(async () => {
  served = await serve();
  from = served.collections['tutorial-1']!;
  to = served.collections['tutorial-2']!;
  const request = served.auth.authorizationRequest(
    [...BASE_SCOPES, dataAccessScope([from, to])],
    null
  );
  const code = await served.codeFor(request.url);
  const document = await served.auth.exchange(request, code);
  const tokens = [document, ...(document.other_tokens ?? [])];
  const { access_token: token } = tokens.find(
    ({ resource_server: server }) => server === 'transfer.api.globus.org'
  )!;
  transfer = new TransferService(served.origin, token, served.fetch);
});
afterEach(() => served.close());

function document(): TransferDocument {
  return {
    source_endpoint: from,
    destination_endpoint: to,
    verify_checksum: true,
    DATA: [
      {
        DATA_TYPE: 'transfer_item',
        source_path: '/share/godata/file1.txt',
        destination_path: '/~/ü {x} ?#.txt'
      }
    ]
  };
}

it('lists a folder, and the default one', async () => {
  const listing = await transfer.list(from, { path: '/share/godata' });
  expect(listing.path).toBe('/share/godata/');
  expect(listing.DATA.map(({ name }) => name)).toContain('file1.txt');
  expect(await outcome(transfer.list(from, { showHidden: true }))).toBe('fine');
});

it('sends a path as it is, whatever it holds', async () => {
  await outcome(transfer.list(from, { path: '/a b/?x=1&y#ü%2F' }));
  const { searchParams } = new URL(served.asked.at(-1)!.url);
  expect(searchParams.get('path')).toBe('/a b/?x=1&y#ü%2F');
});

it('searches by text and scope, and all without text is what was used recently', async () => {
  const found = await transfer.search({
    text: 'Sandbox',
    scope: 'all',
    offset: 0
  });
  expect(found.DATA.map(({ id }) => id)).toContain(from);
  const scopeAsked = async (scope: SearchScope, text: string) => {
    await transfer.search({ text, scope, offset: 0 });
    return new URL(served.asked.at(-1)!.url).searchParams.get('filter_scope');
  };
  expect(await scopeAsked('all', '')).toBe('recently-used');
  expect(await scopeAsked('all', 'x')).toBe('all');
  expect(await scopeAsked('shared-with-me', '')).toBe('shared-with-me');
});

it('a submission sent twice is one task', async () => {
  const id = await transfer.submissionId();
  const first = await transfer.submit(document(), id);
  const again = await transfer.submit(document(), id);
  expect(again).toMatchObject({ code: 'Duplicate', task_id: first.task_id });
  const { DATA } = await transfer.tasks({
    statuses: ['ACTIVE', 'INACTIVE', 'SUCCEEDED', 'FAILED'],
    newestBy: 'request_time',
    limit: 10
  });
  expect(DATA.map(({ task_id: task }) => task)).toEqual([first.task_id]);
  expect(await transfer.task(first.task_id)).toMatchObject({
    task_id: first.task_id
  });
});

it.each(['', '..', '../endpoint_search', 'x?y', `${'0'.repeat(36)}/x`])(
  'asks nothing for an id like %j',
  async id => {
    const before = served.asked.length;
    for (const call of [
      transfer.endpoint(id),
      transfer.list(id, {}),
      transfer.task(id),
      transfer.events(id, 1),
      transfer.cancel(id)
    ]) {
      expect(await outcome(call)).toBe('bad-request');
    }
    expect(served.asked).toHaveLength(before);
  }
);

it('the token is in the header alone', async () => {
  await transfer.search({ text: 'x', scope: 'all', offset: 0 });
  const { url, init } = served.asked.at(-1)!;
  const header = new Headers(init.headers).get('Authorization')!;
  expect(header).toMatch(/^Bearer \S+$/);
  expect(url).not.toContain(header.slice('Bearer '.length));
});
