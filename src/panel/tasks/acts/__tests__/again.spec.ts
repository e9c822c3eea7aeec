import { Notification, showDialog } from '@jupyterlab/apputils';
import { nullTranslator } from '@jupyterlab/translation';
import { dataAccessScope } from '../../../../engine/contract';
import type {
  SentTask,
  TaskDocument,
  TransferDocument
} from '../../../../engine/contract';
import type { World } from '../../../../engine/__tests__/world';
import { makeWorld } from '../../../../engine/__tests__/world';
import type { TransferArguments } from '../../../../operations/transfer';
import { transferDocument } from '../../../../operations/transfer';
import type { PanelParts } from '../../../common/context';
import { openDraft } from '../../../transfer/openTransfer';
import { sendAgainAs } from '../again';
import { showFiles } from '../../showFiles';

jest.mock('@jupyterlab/apputils', () => ({
  Dialog: { cancelButton: jest.fn(), okButton: jest.fn() },
  Notification: { error: jest.fn() },
  showDialog: jest.fn(async () => ({ button: { accept: true } }))
}));
jest.mock('../../../transfer/openTransfer', () => ({ openDraft: jest.fn() }));
jest.mock('../../showFiles', () => ({ showFiles: jest.fn() }));

const SENT = { bytes: 4, from: '/share/', to: '/~/' } as SentTask;

let world: World;
let parts: PanelParts;
let document: TransferDocument;
beforeEach(async () => {
  jest.clearAllMocks();
  world = await makeWorld();
  parts = {
    services: {
      trans: nullTranslator.load('jupyterlab_globus'),
      context: { engine: world.page }
    }
  } as unknown as PanelParts;
  const { 'tutorial-1': one, 'tutorial-2': two } = world.collections;
  await world.signIn([dataAccessScope([one!, two!])]);
  document = {
    source_endpoint: one!,
    destination_endpoint: two!,
    label: 'first time',
    deadline: new Date(Date.now() + 3_600_000).toISOString(),
    sync_level: 1,
    verify_checksum: false,
    encrypt_data: true,
    notify_on_succeeded: false,
    filter_rules: [
      { DATA_TYPE: 'filter_rule', method: 'exclude', name: '*.tmp' }
    ],
    DATA: [
      {
        DATA_TYPE: 'transfer_item',
        source_path: '/share/godata/',
        destination_path: '/~/again/',
        recursive: true
      }
    ]
  };
});
afterEach(() => world.close());

async function submitted(): Promise<TaskDocument> {
  const { taskId } = await world.page.submitTransfer(document);
  return world.page.task(taskId);
}

/** What the form was opened with. */
const opened = () => jest.mocked(openDraft).mock.lastCall!;

it('fills the form with all that the task was submitted with, but its deadline', async () => {
  await sendAgainAs(parts, await submitted(), SENT, {});
  const [, draft, size] = opened();
  const again = transferDocument(draft as TransferArguments);
  const { deadline: _deadline, ...first } = document;
  expect(again).toMatchObject(first);
  expect(again).not.toHaveProperty('deadline');
  expect(size).toEqual({ bytes: 4, known: true });
  expect(showDialog).not.toHaveBeenCalled();
});

it('retries the rest by checksum, whose size isn’t known', async () => {
  await sendAgainAs(parts, await submitted(), SENT, { syncLevel: 'checksum' });
  const [, draft, size] = opened();
  expect(draft).toMatchObject({ label: 'first time', syncLevel: 'checksum' });
  expect(size).toBeNull();
});

it('sends nothing by itself', async () => {
  const task = await submitted();
  await sendAgainAs(parts, task, SENT, {});
  expect(await world.count('POST', '/v0.10/transfer')).toBe(1);
});

it.each([
  [true, ['second', 'first']],
  [false, []]
])(
  'says where it is not kept, and shows both places if wanted: %j',
  async (accept, ends) => {
    const task = await submitted();
    await world.page.signOut();
    jest.mocked(showDialog).mockResolvedValueOnce({
      button: { accept }
    } as never);
    await sendAgainAs(parts, task, SENT, {});
    expect(openDraft).not.toHaveBeenCalled();
    expect(showDialog).toHaveBeenCalledTimes(1);
    const shown = jest.mocked(showFiles).mock.calls;
    expect(shown.map(([, , end]) => end)).toEqual(ends);
    if (accept) {
      expect(shown[1]![1]).toEqual({
        collection: document.source_endpoint,
        path: '/share/'
      });
    }
  }
);

it('says why where the engine does not answer', async () => {
  const task = await submitted();
  const gone = new Error('gone');
  jest.spyOn(world.page, 'sentDocument').mockRejectedValueOnce(gone);
  await sendAgainAs(parts, task, undefined, {});
  expect(openDraft).not.toHaveBeenCalled();
  expect(jest.mocked(Notification.error).mock.lastCall![0]).toContain(
    'It is not known what it sent.'
  );
});
