import { taskFilter } from '../taskFilter.js';
import type { Task } from '../task.js';

function task(status: string, label: string | null): Task {
  return {
    id: status,
    status,
    label,
    request: { type: 'TRANSFER' },
    requested: Date.UTC(2026, 0, 2),
    completed: null
  } as unknown as Task;
}

function passes(query: string, subject: Task): boolean {
  return taskFilter(new URLSearchParams(query))(subject);
}

describe('taskFilter', () => {
  it('wants every clause, and one value of each', () => {
    const query = 'filter=status:ACTIVE,INACTIVE/type:TRANSFER,DELETE';
    expect(passes(query, task('ACTIVE', null))).toBe(true);
    expect(passes(query, task('FAILED', null))).toBe(false);
    expect(passes('filter=type:DELETE', task('ACTIVE', null))).toBe(false);
  });

  it('knows the older form', () => {
    expect(passes('filter_status=FAILED', task('FAILED', null))).toBe(true);
  });

  it.each([
    ['run', true],
    ['=run', false],
    ['~RUN*', true],
    ['~*2', true],
    ['~*u*', true],
    ['~r*n*2*', true],
    ['~r*n', false],
    ['~run 2run 2', false],
    [`~${'*u'.repeat(60)}`, false],
    ['!run 2', false],
    ['!=run', true],
    ['!~RUN*', false],
    ['~run*,!run 2', false],
    ['=a,=run 2', true]
  ])('matches a label by %s: %s', (value, matches) => {
    const query = new URLSearchParams({ filter: `label:${value}` }).toString();
    const subject = task('ACTIVE', value === 'run' ? 'run' : 'run 2');
    expect(passes(query, subject)).toBe(matches);
  });

  it.each([
    ['request_time:2026-01-01,2026-01-03', true],
    ['request_time:,2026-01-01 23:59:59', false],
    ['request_time:2026-01-02 00:00:00,', true],
    ['completion_time:2015-05-01,', false]
  ])('heeds %s: %s', (filter, matches) => {
    const query = new URLSearchParams({ filter }).toString();
    expect(passes(query, task('ACTIVE', null))).toBe(matches);
  });

  it('refuses what is no time', () => {
    const query = new URLSearchParams({ filter: 'request_time:soon,' });
    expect(() => taskFilter(query)).toThrow('Invalid date');
  });

  it.each(['owner:x', 'constructor:x', 'status:!ACTIVE', 'x'])(
    'is loud about %s',
    filter => {
      const query = new URLSearchParams({ filter });
      expect(() => taskFilter(query)).toThrow('NotImplemented');
    }
  );
});
