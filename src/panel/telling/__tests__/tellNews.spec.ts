import { Notification } from '@jupyterlab/apputils';
import { nullTranslator } from '@jupyterlab/translation';
import type {
  SentTask,
  TaskSnapshot,
  WatchedTask
} from '../../../engine/contract';
import type { PanelParts } from '../../common/context';
import { Store } from '../../common/store';
import { showInBrowser } from '../inBrowser';
import { tellNews } from '../tellNews';

jest.mock('@jupyterlab/apputils', () => ({
  Notification: { emit: jest.fn(() => 'n'), dismiss: jest.fn() }
}));
jest.mock('../inBrowser');

const SENT: SentTask = {
  items: 1,
  first: '/a',
  from: '/',
  to: '/',
  firstTo: '/b',
  bytes: null
};
const task = (more: object) =>
  ({
    task_id: 't',
    label: 'survey',
    type: 'TRANSFER',
    status: 'ACTIVE',
    nice_status: 'OK',
    nice_status_short_description: null,
    source_endpoint_id: 's',
    destination_endpoint_id: 'd',
    request_time: '2026-01-01T00:00:00Z',
    completion_time: null,
    deadline: '',
    files: 1,
    files_skipped: 0,
    files_transferred: 1,
    bytes_transferred: 10,
    fatal_error: null,
    canceled_by_admin: null,
    is_paused: false,
    ...more
  }) as WatchedTask;
const STUCK = task({ nice_status: 'PERMISSION_DENIED' });

let wanted = false;
let local: string | null = null;
const tasks = new Store<TaskSnapshot | null>(null);
const seen = (...all: WatchedTask[]) =>
  tasks.set({ tasks: all } as unknown as TaskSnapshot);
const browser = { refresh: jest.fn(), open: jest.fn() };
const parts = {
  model: { tasks },
  services: {
    trans: nullTranslator.load('jupyterlab_globus'),
    context: {},
    browser,
    disks: { look: async () => undefined, localOf: () => local },
    notifies: () => wanted,
    openTask: jest.fn()
  }
} as unknown as PanelParts;

/** The labels of the buttons of the notification. */
const buttons = () =>
  jest
    .mocked(Notification.emit)
    .mock.calls[0]![2]!.actions!.map(({ label }) => label);

beforeEach(() => {
  jest.clearAllMocks();
  wanted = false;
  local = null;
});

it('leads to what has arrived, here or there', async () => {
  const done = task({ status: 'SUCCEEDED' });
  await tellNews(parts, done, SENT, false);
  expect(buttons()).toEqual(['Show files', 'Show task']);
  jest.clearAllMocks();
  local = 'data/b';
  await tellNews(parts, done, SENT, false);
  expect(buttons()).toEqual(['Open in JupyterLab', 'Show task']);
  expect(browser.refresh).toHaveBeenCalledTimes(1);
});

it('shows the files of what failed in part anew', async () => {
  local = 'data/b';
  await tellNews(parts, task({ status: 'FAILED' }), SENT, false);
  expect(buttons()).toEqual(['Show task']);
  expect(browser.refresh).toHaveBeenCalledTimes(1);
});

it('says what is stuck until it is not', async () => {
  await tellNews(parts, STUCK, SENT, false);
  const [message, type] = jest.mocked(Notification.emit).mock.calls[0]!;
  expect([message, type]).toEqual([
    expect.stringMatching(/^survey: Stuck/),
    'warning'
  ]);
  seen({ ...STUCK });
  expect(Notification.dismiss).not.toHaveBeenCalled();
  seen(task({}));
  seen();
  expect(jest.mocked(Notification.dismiss).mock.calls).toEqual([['n']]);
});

it('offers what a task waits for, and to cancel it', async () => {
  const waiting = task({
    status: 'INACTIVE',
    nice_status: 'CONSENT_REQUIRED'
  });
  await tellNews(parts, waiting, SENT, false);
  expect(buttons()).toEqual(['Give consent', 'Cancel task', 'Show task']);
});

it('is said by the browser too where no page is seen and the user wants that', async () => {
  await tellNews(parts, STUCK, SENT, true);
  wanted = true;
  await tellNews(parts, STUCK, SENT, false);
  expect(showInBrowser).not.toHaveBeenCalled();
  await tellNews(parts, STUCK, SENT, true);
  expect(showInBrowser).toHaveBeenCalledWith(
    expect.stringMatching(/^survey: Stuck/),
    't',
    expect.any(Function)
  );
});
