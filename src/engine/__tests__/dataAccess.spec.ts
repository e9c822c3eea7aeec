import { failureOf } from '../../globus/errors';
import { dataAccessScope } from '../../globus/scopes';
import type { TransferDocument } from '../../globus/types';
import type { World } from './world';
import { makeWorld, outcome } from './world';

let world: World;
let from: string;
let to: string;
beforeEach(async () => {
  world = await makeWorld();
  from = world.collections['tutorial-1']!;
  to = world.collections['tutorial-2']!;
});
afterEach(() => world.close());

function transfer(source: string, destination: string): TransferDocument {
  return {
    source_endpoint: source,
    destination_endpoint: destination,
    verify_checksum: true,
    DATA: [
      {
        DATA_TYPE: 'transfer_item',
        source_path: '/share/godata/file1.txt',
        destination_path: '/~/file1.txt'
      }
    ]
  };
}

const send = (source = from, destination = to) =>
  world.page.submitTransfer(transfer(source, destination));
const lacking = (...of: string[]) => ({
  kind: 'consent-required',
  requiredScopes: [dataAccessScope(of)]
});
const looks = async () =>
  (await world.requests()).filter(({ path }) => /\/stat\b/.test(path)).length;
const ids = () => world.count('GET', '/v0.10/submission_id');

it('is asked for before a submission, for all sides in one go', async () => {
  await world.signIn();
  expect(await send().catch(failureOf)).toMatchObject(lacking(from, to));
  expect(await ids()).toBe(0);
  expect(await world.count('POST', '/v0.10/transfer')).toBe(0);
});

it('is asked for the side that lacks it, and a delete’s', async () => {
  await world.signIn([dataAccessScope([from])]);
  expect(await send().catch(failureOf)).toMatchObject(lacking(to));
  const deleting = world.page.submitDelete({
    endpoint: to,
    DATA: [{ DATA_TYPE: 'delete_item', path: '/~/x' }]
  });
  expect(await deleting.catch(failureOf)).toMatchObject(lacking(to));
  expect(await ids()).toBe(0);
});

it('is not asked about where it was given, or the folder was listed', async () => {
  await world.signIn([dataAccessScope([from])]);
  await world.signIn([dataAccessScope([to])]);
  expect(await outcome(send())).toBe('fine');
  await world.page.signOut();
  // Given before this session: two looks find it, and are remembered.
  await world.signIn();
  expect(await outcome(send(to, from))).toBe('fine');
  expect(await looks()).toBe(2);
  expect(await outcome(send(from, to))).not.toBe('consent-required');
  expect(await looks()).toBe(2);
  await world.page.signOut();
  await world.signIn();
  await world.page.list(from, '/~/', false);
  await world.page.list(to.toUpperCase(), '/~/', false);
  await outcome(send());
  expect(await looks()).toBe(2);
});

it.each(['guest', 'personal', 'weak-session', 'offline'])(
  'is never asked about where asking is an error: %s',
  async role => {
    await world.signIn();
    const id = world.collections[role]!;
    expect(await send(id, id).catch(failureOf)).not.toMatchObject({
      kind: 'consent-required'
    });
    expect(await looks()).toBe(0);
  }
);

it('that was taken back since is asked for again, once', async () => {
  await world.signIn([dataAccessScope([from, to])]);
  expect(await outcome(send())).toBe('fine');
  await world.control('faults', { name: 'consent-revoked', collection: to });
  const other = transfer(to, from);
  const sending = () => world.page.submitTransfer(other).catch(failureOf);
  expect(await sending()).toMatchObject(lacking(to));
  await world.signIn([dataAccessScope([to])]);
  expect(await sending()).toMatchObject({ duplicate: false });
});

it('whatever else a look meets, the task itself tells', async () => {
  await world.signIn([dataAccessScope([from, to])]);
  await world.page.signOut();
  await world.signIn();
  const route = `/v0.10/operation/endpoint/${from}/stat`;
  await world.control('faults', { route, times: 1, status: 503 });
  expect(await outcome(send())).toBe('fine');
});
