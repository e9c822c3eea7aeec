import { nullTranslator } from '@jupyterlab/translation';
import type { EventDocument, TaskDocument } from '../../engine/contract';
import { OPERATIONS } from '../../operations/registry';
import { cellResult } from '../results';

const trans = nullTranslator.load('jupyterlab_globus');

const TASK = {
  task_id: 't',
  status: 'ACTIVE',
  nice_status: 'OK',
  nice_status_short_description: null
} as TaskDocument;

const STUCK = {
  ...TASK,
  nice_status: 'MOON',
  nice_status_short_description: 'the moon is full'
};

/** What each is sent as; only what nobody shows is plain JSON. */
it.each(Object.keys(OPERATIONS))('%s has a kind of its own', id => {
  const values: Record<string, unknown> = {
    'show-task': { task: TASK, events: [] },
    'wait-tasks': [TASK]
  };
  const value = values[id] ?? TASK;
  const args = { items: [], paths: [] };
  const { kind } = cellResult({ id }, args, value, trans);
  expect(kind === 'json').toBe(id === 'sign-out' || id === 'alias');
});

it('says why a task is stuck beside it', () => {
  const result = (task: TaskDocument) =>
    cellResult({ id: 'wait-task' }, {}, task, trans);
  expect(result(TASK)).toEqual({ kind: 'task', value: TASK, stuck: null });
  expect(result(STUCK)).toEqual({
    kind: 'task',
    value: STUCK,
    stuck: 'The moon is full.'
  });
});

it('says so of each of several', () => {
  const tasks = [STUCK, TASK];
  expect(cellResult({ id: 'wait-tasks' }, {}, tasks, trans)).toEqual({
    kind: 'tasks',
    value: tasks,
    stuck: ['The moon is full.', null]
  });
});

it('names what its events name', () => {
  const task = { ...STUCK, nice_status: 'PERMISSION_DENIED' };
  const events = [
    { code: 'PERMISSION_DENIED', details: 'File: /x', is_error: true }
  ] as EventDocument[];
  const words = expect.stringMatching(/^No permission for \/x\./) as string;
  const shown = { task, events };
  expect(cellResult({ id: 'show-task' }, {}, shown, trans)).toMatchObject({
    stuck: words
  });
  expect(
    cellResult({ id: 'wait-task' }, {}, task, trans, events)
  ).toMatchObject({ stuck: words });
});

it('a task that is shown is the task itself', () => {
  const value = { task: TASK, events: [] };
  expect(cellResult({ id: 'show-task' }, {}, value, trans)).toMatchObject({
    kind: 'task',
    value: TASK
  });
});

it('tells of a delete what was to be deleted', () => {
  const args = { collection: 'c', paths: ['/a', '/b'], recursive: true };
  const task = { taskId: 't', duplicate: false };
  expect(cellResult({ id: 'delete' }, args, task, trans)).toEqual({
    kind: 'submitted',
    value: { ...task, collection: 'c', paths: ['/a', '/b'] }
  });
});
