import { Notification } from '@jupyterlab/apputils';
import { nullTranslator } from '@jupyterlab/translation';
import type { TaskDocument, TaskSnapshot } from '../../../engine/contract';
import { fail } from '../../../engine/contract';
import { Store } from '../../common/store';
import { partsOf } from '../../parts';
import type { PanelServices } from '../../services';
import { confirmCancel } from '../../tasks/acts/useCancel';
import { makeRunning } from '../running';

jest.mock('@jupyterlab/apputils', () => ({
  Notification: { info: jest.fn(), error: jest.fn() }
}));
// Views, which are tested in a browser.
jest.mock('../../parts', () => ({ partsOf: jest.fn() }));
jest.mock('../../tasks/acts/useCancel', () => ({ confirmCancel: jest.fn() }));
jest.mock('../../tasks/StateIcon', () => ({ ICONS: {} }));

const task = (task_id: string, more: Partial<TaskDocument>) =>
  ({
    task_id,
    label: task_id,
    status: 'ACTIVE',
    type: 'TRANSFER',
    source_endpoint_id: 's',
    destination_endpoint_id: 'd',
    files: 0,
    bytes_transferred: 0,
    request_time: '2026-01-01T00:00:00Z',
    fatal_error: null,
    ...more
  }) as TaskDocument;
const cancelTask = jest.fn();
const openTask = jest.fn();
const model = {
  tasks: new Store<TaskSnapshot | null>(null),
  lookAgain: jest.fn()
};
const services = {
  trans: nullTranslator.load('jupyterlab_globus'),
  context: { engine: { cancelTask } },
  openTask
} as unknown as PanelServices;
jest.mocked(partsOf).mockReturnValue({ model, services } as never);
const manager = makeRunning(services);
const changed = jest.fn();
manager.runningChanged.connect(() => {
  changed();
});

beforeEach(() => {
  jest.clearAllMocks();
  model.tasks.set({
    tasks: [task('done', { status: 'SUCCEEDED' }), task('on', {})],
    sent: {}
  } as unknown as TaskSnapshot);
});

it('lists what has not ended, and opens it', () => {
  expect(changed).toHaveBeenCalledTimes(1);
  const [item, ...more] = manager.running({ mode: 'list' });
  expect(more).toEqual([]);
  expect(item!.label()).toBe('on');
  item!.open!();
  expect(openTask).toHaveBeenCalledWith('on');
});

it('cancels a task after a question, and says so', async () => {
  cancelTask.mockResolvedValue(
    task('on', { status: 'FAILED', nice_status: 'CANCELED' })
  );
  const [item] = manager.running({ mode: 'list' });
  jest.mocked(confirmCancel).mockResolvedValueOnce(false);
  item!.shutdown!();
  await new Promise(setImmediate);
  expect(cancelTask).not.toHaveBeenCalled();
  jest.mocked(confirmCancel).mockResolvedValueOnce(true);
  item!.shutdown!();
  await new Promise(setImmediate);
  expect(cancelTask).toHaveBeenCalledWith('on');
  expect(Notification.info).toHaveBeenCalledWith(
    '“on” is cancelled.',
    expect.anything()
  );
});

it('names what "Cancel All" cancels, and says what it could not', async () => {
  expect(manager.shutdownAllConfirmationText).toContain('on. Files');
  cancelTask.mockRejectedValue(fail('refused', 'No', 'Too late.'));
  manager.shutdownAll();
  await new Promise(setImmediate);
  expect(Notification.error).toHaveBeenCalledWith(
    expect.stringContaining('“on” was not cancelled.'),
    expect.anything()
  );
});

it('cancels none that began after "Cancel All" had named them', async () => {
  expect(manager.shutdownAllConfirmationText).toMatch(/^on\. /);
  cancelTask.mockResolvedValue(task('on', {}));
  model.tasks.set({
    tasks: [task('new', {}), task('on', {})],
    sent: {}
  } as unknown as TaskSnapshot);
  manager.shutdownAll();
  await new Promise(setImmediate);
  expect(cancelTask.mock.calls).toEqual([['on']]);
});
