import { Notification } from '@jupyterlab/apputils';
import { nullTranslator } from '@jupyterlab/translation';
import type { SentTask, WatchedTask } from '../../../engine/contract';
import type { PanelParts } from '../../common/context';
import { Store } from '../../common/store';
import type { News } from '../gatherNews';
import { showInBrowser } from '../inBrowser';
import { tellNews } from '../tellNews';
import { tellTogether } from '../tellTogether';

jest.mock('@jupyterlab/apputils', () => ({
  Notification: { emit: jest.fn() }
}));
jest.mock('../inBrowser');
jest.mock('../tellNews', () => ({
  tellNews: jest.fn(async () => undefined),
  localEnd: async () => local
}));

let local: string | null;
let wanted: boolean;
const tab = new Store('files');
const browser = { refresh: jest.fn() };
const openPanel = jest.fn();
const parts = {
  model: { tab },
  services: {
    trans: nullTranslator.load('jupyterlab_globus'),
    browser,
    notifies: () => wanted,
    openPanel
  }
} as unknown as PanelParts;

const DONE = { status: 'SUCCEEDED' };
const FAILED = { status: 'FAILED' };
const CANCELLED = { status: 'FAILED', nice_status: 'CANCELED' };
const WAITS = { status: 'INACTIVE', nice_status: 'CONSENT_REQUIRED' };

/** Tells of some tasks; resolves once all of them are told. */
async function tell(...some: object[]): Promise<void> {
  const told: Promise<void>[] = [];
  tellTogether(
    parts,
    some.map((more, index): News => {
      const task = { task_id: String(index), nice_status: 'OK', ...more };
      let tell!: News['tell'];
      told.push(new Promise(resolve => (tell = resolve)));
      const sent = {} as SentTask;
      return { task: task as WatchedTask, sent, isUnseen: true, tell };
    })
  );
  await Promise.all(told);
}
const alone = () =>
  jest.mocked(tellNews).mock.calls.map(([, { task_id: id }]) => id);
const emitted = () => jest.mocked(Notification.emit).mock.calls;

beforeEach(() => {
  jest.clearAllMocks();
  local = null;
  wanted = true;
});

it('tells of three by themselves', async () => {
  await tell(DONE, FAILED, WAITS);
  expect(alone()).toEqual(['0', '1', '2']);
  expect(emitted()).toEqual([]);
  expect(showInBrowser).not.toHaveBeenCalled();
});

it('counts more than three in one notification, which leads to them', async () => {
  await tell(DONE, DONE, CANCELLED, DONE);
  expect(alone()).toEqual([]);
  const [message, type, options] = emitted()[0]!;
  expect([message, type]).toEqual([
    'News of 4 tasks: 3 done, 1 cancelled',
    'warning'
  ]);
  const [show] = options!.actions!;
  expect(show!.label).toBe('Show tasks');
  show!.callback({} as MouseEvent);
  expect([tab.get(), openPanel.mock.calls]).toEqual(['tasks', [[]]]);
  expect(jest.mocked(showInBrowser).mock.calls).toEqual([
    [message, 'tasks', expect.any(Function)]
  ]);
});

it('tells of three that failed or wait by themselves, of a hundred', async () => {
  const many = Array.from({ length: 95 }, () => DONE);
  await tell(WAITS, ...many, FAILED, CANCELLED, FAILED, FAILED);
  expect(alone()).toEqual(['0', '96', '98']);
  expect(emitted().map(([message]) => message)).toEqual([
    'News of 100 tasks: 1 stuck, 95 done, 3 failed, 1 cancelled'
  ]);
});

it('shows the files here anew, once', async () => {
  await tell(DONE, DONE, DONE, DONE);
  expect(browser.refresh).not.toHaveBeenCalled();
  local = 'data';
  wanted = false;
  await tell(DONE, DONE, DONE, DONE);
  expect(browser.refresh).toHaveBeenCalledTimes(1);
  expect(showInBrowser).toHaveBeenCalledTimes(1);
  expect(emitted().map(([, type]) => type)).toEqual(['success', 'success']);
});

it('is not told of where the notification fails', async () => {
  jest.mocked(Notification.emit).mockImplementationOnce(() => {
    throw new Error('no page');
  });
  await expect(tell(DONE, DONE, DONE, DONE)).rejects.toThrow('no page');
});
