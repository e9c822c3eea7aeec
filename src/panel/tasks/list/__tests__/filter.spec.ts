import type { WatchedTask } from '../../../../engine/contract';
import type { TaskFilter } from '../filter';
import { endedQuery, isFiltering, NO_FILTER, passes } from '../filter';

const ID = '2d1f5c6e-0000-4000-8000-000000000001';

const filter = (changes: Partial<TaskFilter>) => ({ ...NO_FILTER, ...changes });

const task = (changes: Partial<WatchedTask> = {}) =>
  ({
    task_id: ID,
    status: 'SUCCEEDED',
    type: 'TRANSFER',
    label: 'Survey, part 1/2',
    request_time: '2026-03-05T12:00:00+00:00',
    source_endpoint_id: 'a',
    source_endpoint_display_name: 'Survey Archive',
    destination_endpoint_id: 'b',
    destination_endpoint_display_name: 'Cluster scratch',
    ...changes
  }) as WatchedTask;

it('filters only where something other than a space was typed', () => {
  expect(isFiltering(NO_FILTER)).toBe(false);
  expect(isFiltering(filter({ text: ' ' }))).toBe(false);
  expect(isFiltering(filter({ type: 'DELETE' }))).toBe(true);
});

describe('what the service is asked for', () => {
  it.each([
    [{}, 'type:TRANSFER,DELETE'],
    [{ type: 'DELETE' }, 'type:DELETE'],
    [{ text: ' survey ' }, 'type:TRANSFER,DELETE/label:~*survey*'],
    // Nothing typed becomes another value or another filter.
    [{ text: 'a,b/type:x' }, 'type:TRANSFER,DELETE/label:~*a*b*type:x*'],
    [{ text: ID }, `type:TRANSFER,DELETE/task_id:${ID}`]
  ] as const)('%j', (changes, expression) => {
    expect(endedQuery(filter(changes))).toEqual({
      statuses: ['SUCCEEDED', 'FAILED'],
      filter: expression,
      collection: ''
    });
  });

  it('has whole days of the place where it is asked, without fractions', () => {
    const days = endedQuery(filter({ from: '2026-03-05', to: '2026-03-05' }));
    const [, times = ''] = days!.filter.split('request_time:');
    expect(times).toMatch(/^[^.,]+Z,[^.,]+Z$/);
    const [from, to] = times.split(',').map(time => Date.parse(time));
    expect(from).toBe(new Date(2026, 2, 5).getTime());
    expect(to).toBe(new Date(2026, 2, 5, 23, 59, 59).getTime());
  });

  it('has the statuses and the collection beside the expression', () => {
    expect(
      endedQuery(filter({ state: 'failed', collection: ' Archive ' }))
    ).toMatchObject({ statuses: ['FAILED'], collection: 'Archive' });
    expect(endedQuery(filter({ state: 'open' }))).toBeNull();
    expect(endedQuery(filter({ state: 'stuck' }))).toBeNull();
    const backwards = { from: '2026-03-05', to: '2026-03-04' };
    expect(endedQuery(filter(backwards))).toBeNull();
  });
});

describe('of the tasks that are known', () => {
  const running = { status: 'ACTIVE', nice_status: 'OK' } as const;
  const cancelled = {
    status: 'FAILED',
    fatal_error: { code: 'CANCELED', description: '' }
  } as const;
  it.each([
    [{}, {}, true],
    [{ text: 'PART 1/2' }, {}, true],
    [{ text: 'survey*1' }, {}, true],
    [{ text: '1*survey' }, {}, false],
    [{ text: 'plates' }, {}, false],
    // One without a label is found by what it is called.
    [{ text: 'plates' }, { label: null }, true],
    [{ text: ID.toUpperCase() }, {}, true],
    [{ type: 'DELETE' }, {}, false],
    [{ collection: 'cluster' }, {}, true],
    [{ collection: 'beamline' }, {}, false],
    [{ state: 'done' }, {}, true],
    [{ state: 'open' }, {}, false],
    [{ state: 'open' }, running, true],
    [{ state: 'stuck' }, running, false],
    [{ state: 'stuck' }, { status: 'INACTIVE', nice_status: '' }, true],
    [{ state: 'failed' }, cancelled, true],
    [{ state: 'done' }, cancelled, false],
    [{ from: '2026-03-04', to: '2026-03-06' }, {}, true],
    [{ from: '2026-03-07' }, {}, false],
    [{ to: '2026-03-03' }, {}, false]
  ] as [Partial<TaskFilter>, Partial<WatchedTask>, boolean][])(
    '%j lets %j pass: %s',
    (wanted, changes, expected) => {
      expect(passes(task(changes), () => 'plates.bin', filter(wanted))).toBe(
        expected
      );
    }
  );
});
