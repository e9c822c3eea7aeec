import { COLLECTIONS } from '../../collections.js';
import { Served, submitted, transfer, until } from './served.js';
import type { Call } from './served.js';

let served: Served;
let ada: Call;

beforeEach(async () => {
  served = await Served.make();
  ada = await served.person();
});

afterEach(() => served.sandbox.close());

const STUCK = transfer({ '/~/none': '/~/none' });
const isStuck = (task: { faults: number }): boolean => task.faults > 0;

describe('a task', () => {
  it('gets another label and deadline as long as it is not done', async () => {
    const where = `task/${await submitted(ada, STUCK, isStuck)}`;
    const one = await ada('PUT', where, { DATA_TYPE: 'task', label: 'new' });
    expect(one.body.message).toBe('Updated task label successfully');
    const both = { label: null, deadline: '2000-01-01 00:00:06+00:00' };
    const two = await ada('PUT', where, both);
    expect(two.body).toMatchObject({
      DATA_TYPE: 'result',
      code: 'Updated',
      message: 'Updated task deadline and label successfully'
    });
    expect((await ada('GET', where)).body).toMatchObject({
      status: 'FAILED',
      label: null,
      deadline: '2000-01-01T00:00:06+00:00',
      fatal_error: { code: 'EXPIRED' }
    });
    const late = await ada('PUT', where, both);
    expect([late.status, late.body.code]).toEqual([409, 'Conflict']);
  });

  it.each([
    [{}, 400],
    [{ label: ' x' }, 400],
    [{ deadline: 1 }, 400],
    [{ status: 'SUCCEEDED' }, 501]
  ])('refuses to be updated by %j', async (change, status) => {
    const id = await submitted(ada, STUCK, isStuck);
    expect((await ada('PUT', `task/${id}`, change)).status).toBe(status);
  });

  it('lists its events by kind and page', async () => {
    const id = await submitted(ada, STUCK, isStuck);
    const codes = async (query: string): Promise<string[]> =>
      (await ada('GET', `task/${id}/event_list?${query}`)).body.DATA.map(
        (event: { code: string }) => event.code
      );
    expect(await codes('')).toEqual(['FILE_NOT_FOUND', 'STARTED']);
    expect(await codes('filter=is_error:1')).toEqual(['FILE_NOT_FOUND']);
    expect(await codes('filter_is_error=0')).toEqual(['STARTED']);
    expect(await codes('limit=1&offset=1')).toEqual(['STARTED']);
  });

  it('tells what pauses it', async () => {
    const id = await submitted(ada, STUCK, isStuck);
    const info = async (): Promise<unknown[]> =>
      (await ada('GET', `task/${id}/pause_info`)).body.pause_rules;
    expect(await info()).toEqual([]);
    const place = COLLECTIONS[1]!.id;
    await served.control('faults', { name: 'paused', collection: place });
    served.clock.advance(6);
    await until(ada, id, task => task.is_paused);
    const rules = `endpoint/${place}/my_effective_pause_rule_list`;
    const list = await ada('GET', rules);
    expect(list.body.DATA_TYPE).toBe('pause_rule_list');
    expect(await info()).toEqual(list.body.DATA);
    expect(await info()).toMatchObject([{ endpoint_id: place }]);
  });

  it('can be removed once it has ended, and is there no more', async () => {
    const document = transfer({ '/~/none': '/~/none' });
    const id = await submitted(ada, document, isStuck);
    const early = await ada('POST', `task/${id}/remove`);
    expect([early.status, early.body.code]).toEqual([409, 'Conflict']);
    await ada('POST', `task/${id}/cancel`);
    const removed = await ada('POST', `task/${id}/remove`);
    expect([removed.status, removed.body]).toMatchObject([
      200,
      { DATA_TYPE: 'result', code: 'Removed', resource: `/task/${id}/remove` }
    ]);
    for (const route of ['', '/event_list', '/successful_transfers']) {
      expect((await ada('GET', `task/${id}${route}`)).status).toBe(404);
    }
    expect((await ada('POST', `task/${id}/remove`)).status).toBe(404);
    expect((await ada('GET', 'task_list')).body.total).toBe(0);
    const again = await ada('POST', 'transfer', document);
    expect(again.body).toMatchObject({ code: 'Duplicate', task_id: id });
  });

  it('is nobody else’s', async () => {
    const id = await submitted(ada, STUCK, isStuck);
    const grace = await served.person(1);
    for (const [method, route, body] of [
      ['GET', ''],
      ['PUT', '', { label: 'x' }],
      ['POST', '/cancel'],
      ['POST', '/remove'],
      ['GET', '/event_list'],
      ['GET', '/pause_info'],
      ['GET', '/successful_transfers'],
      ['GET', '/skipped_errors']
    ] as const) {
      const answer = await grace(method, `task/${id}${route}`, body);
      expect([answer.status, answer.body.code]).toEqual([
        404,
        'ClientError.NotFound'
      ]);
    }
    expect((await grace('GET', 'task_list')).body.total).toBe(0);
  });
});

describe('the list of tasks', () => {
  it('is ordered, cut down and paged', async () => {
    for (const label of ['b', 'a', 'c']) {
      const paths = { '/~/.profile': `/~/${label}` };
      await submitted(ada, transfer(paths, { label }));
      served.clock.advance(3600);
    }
    const labels = async (query: string): Promise<unknown> =>
      (await ada('GET', `task_list?${query}`)).body.DATA.map(
        (task: { label: string }) => task.label
      );
    expect(await labels('')).toEqual(['c', 'a', 'b']);
    expect(await labels('orderby=label DESC')).toEqual(['c', 'b', 'a']);
    expect(await labels('limit=1&offset=1')).toEqual(['a']);
    expect(await labels('filter=label:!a/type:TRANSFER')).toEqual(['c', 'b']);
    const { body } = await ada('GET', 'task_list?fields=label&limit=1');
    expect(body).toMatchObject({ DATA: [{ label: 'c' }], total: 3, length: 1 });
  });
});

describe('the paths of a task', () => {
  it('come a thousand at a time', async () => {
    const paths = { '/share/crowds/1200/': '/~/crowd/' };
    const id = await submitted(ada, transfer(paths));
    const where = `task/${id}/successful_transfers`;
    const first = (await ada('GET', where)).body;
    expect(first).toMatchObject({
      DATA_TYPE: 'successful_transfers',
      marker: 0
    });
    expect(first.DATA).toHaveLength(1000);
    const next = await ada('GET', `${where}?marker=${first.next_marker}`);
    expect(next.body.DATA).toHaveLength(188);
    expect(next.body.next_marker).toBeNull();
    expect(first.DATA[0]).toMatchObject({
      source_path: '/share/crowds/1200/file 1.txt',
      destination_path: '/~/crowd/file 1.txt',
      checksum: null
    });
    expect((await ada('GET', `${where}?marker=x`)).status).toBe(400);
  });

  it('tell what was passed over', async () => {
    const paths = { '/~/none': '/~/a', '/private/': '/~/p/' };
    const document = transfer(paths, { skip_source_errors: true });
    const id = await submitted(ada, document);
    const { body } = await ada('GET', `task/${id}/skipped_errors`);
    expect(body).toMatchObject({
      DATA_TYPE: 'skipped_errors',
      next_marker: null,
      DATA: [
        { error_code: 'FILE_NOT_FOUND', source_path: '/~/none' },
        { error_code: 'PERMISSION_DENIED', source_path: '/private/' }
      ]
    });
  });
});
