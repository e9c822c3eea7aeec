import { nullTranslator } from '@jupyterlab/translation';
import type { TimerDocument, TimerRunDocument } from '../../../engine/contract';
import { collectionsOf, lastRun, runLine, taskOf, timerLine } from '../line';

const ID = '6c54cade-bde5-45c1-bdea-f4bd71dba2cc';
const telling = {
  trans: nullTranslator.load(''),
  now: Date.parse('2026-01-30T12:00'),
  language: 'en-US'
};

function timer(more: Partial<TimerDocument>): TimerDocument {
  return {
    job_id: ID,
    name: 'x',
    status: 'active',
    inactive_reason: null,
    schedule: { type: 'once' },
    submitted_at: '',
    last_ran_at: null,
    next_run: null,
    n_runs: 2,
    n_errors: 0,
    results: { data: [] },
    ...more
  };
}

function run(more: Partial<TimerRunDocument>): TimerRunDocument {
  return {
    ran_at: new Date('2026-01-30T09:00').toISOString(),
    status: 202,
    data: null,
    errors: null,
    ...more
  };
}

it.each<[Partial<TimerDocument>, string]>([
  [
    { next_run: new Date('2026-01-31T09:00').toISOString() },
    'Next: tomorrow 09:00 AM'
  ],
  [{}, 'No run is due.'],
  [{ next_run: 'soon' }, 'No run is due.'],
  [{ activity: { code: 'run_in_progress' } }, 'Running now'],
  [{ activity: { code: 'retrying' } }, 'tries again'],
  [{ status: 'ended' }, 'Ended. It ran 2 times.'],
  [{ status: 'inactive' }, 'Paused.'],
  [
    {
      status: 'inactive',
      inactive_reason: { cause: 'globus_auth_requirements' }
    },
    'Waiting for you'
  ]
])('says of %j: %s', (more, words) => {
  expect(timerLine(timer(more), telling)).toContain(words);
});

it('finds the newest run, in whichever order they come', () => {
  const old = run({ ran_at: '2026-01-01T00:00:00Z' });
  const young = run({ ran_at: '2026-01-02T00:00:00Z' });
  expect(lastRun(timer({ results: { data: [old, young] } }))).toBe(young);
  expect(lastRun(timer({ results: { data: [young, old] } }))).toBe(young);
  expect(lastRun(timer({}))).toBeNull();
});

it.each<[Partial<TimerRunDocument>, string | null]>([
  [{ resource_id: ID }, ID],
  [{ resource_id: 'x', data: { details: { task_id: ID } } }, ID],
  [{ data: { task_id: ID } }, ID],
  [{ data: {} }, null]
])('finds the task in %j', (more, task) => {
  expect(taskOf(run(more))).toBe(task);
});

it.each<[Partial<TimerRunDocument>, string]>([
  [{ resource_id: ID, run_status: 'SUCCEEDED' }, 'Last run 09:00 AM: done'],
  [{ resource_id: ID, run_status: 'FAILED' }, 'Last run 09:00 AM: failed'],
  [{ resource_id: ID }, 'Last run 09:00 AM'],
  [
    { errors: { error: { code: 'X', detail: 'gone\u202e' } } },
    'The last run, 09:00 AM, could not begin: gone\\u{202E}'
  ],
  [{ errors: { code: 'Conflict' } }, 'could not begin: Conflict'],
  [{ ran_at: null! }, 'Last run'],
  [{ errors: { what: 7 } }, 'Globus does not say why.']
])('says of %j: %s', (more, words) => {
  expect(runLine(run(more), telling)).toContain(words);
});

it.each([
  [{ source_endpoint_id: ID, destination_endpoint_id: ID }, [ID, ID]],
  [{ source_endpoint: ID, destination_endpoint: ID }, [ID, ID]],
  [{ source_endpoint: '<b>', destination_endpoint: 7 }, []],
  [undefined, []]
])('finds the collections in %j', (body, ids) => {
  expect(
    collectionsOf(timer({ callback_body: body ? { body } : null }))
  ).toEqual(ids);
});
