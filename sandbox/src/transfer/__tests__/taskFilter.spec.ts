import { taskFilter } from '../taskFilter.js';
import type { Task } from '../task.js';

function task(status: string, label: string | null): Task {
  return { id: status, status, request: { label } } as unknown as Task;
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
    [`~${'*u'.repeat(60)}`, false]
  ])('matches a label by %s: %s', (value, matches) => {
    const query = new URLSearchParams({ filter: `label:${value}` }).toString();
    const subject = task('ACTIVE', value === 'run' ? 'run' : 'run 2');
    expect(passes(query, subject)).toBe(matches);
  });

  it.each(['owner:x', 'constructor:x', 'status:!ACTIVE', 'x'])(
    'is loud about %s',
    filter => {
      const query = new URLSearchParams({ filter });
      expect(() => taskFilter(query)).toThrow('NotImplemented');
    }
  );
});
