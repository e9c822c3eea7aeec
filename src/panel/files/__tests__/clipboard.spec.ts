import { Clipboard, Notification } from '@jupyterlab/apputils';
import { nullTranslator } from '@jupyterlab/translation';
import type { PanelParts } from '../../common/context';
import { Store } from '../../common/store';
import { openTransfer } from '../../transfer/openTransfer';
import { paneWith, shown } from '../actions/__tests__/panes';
import { canPaste, copyFiles, pasteFiles } from '../clipboard';

jest.mock('@jupyterlab/apputils', () => ({
  Clipboard: { copyToSystem: jest.fn() },
  Notification: { info: jest.fn() }
}));
// A view, which is tested in a browser.
jest.mock('../../transfer/openTransfer', () => ({ openTransfer: jest.fn() }));

const TWO = 'bbbbbbbb-0000-4000-8000-000000000002';
const parts = {
  model: { copied: new Store(null) },
  services: { trans: nullTranslator.load('jupyterlab_globus') }
} as unknown as PanelParts;
const HERE = shown('/data/', { a: {}, b: {}, c: {} });
const pane = (...names: string[]) => paneWith(HERE, ...names);
const THERE = paneWith(shown('/to/', {}, TWO));
const closed = paneWith({ ...HERE, listing: null });

beforeEach(() => {
  jest.clearAllMocks();
  parts.model.copied.set(null);
});

it('what is copied opens the form where it is pasted', () => {
  const from = pane('a', 'c');
  copyFiles(parts, from);
  expect(Clipboard.copyToSystem).toHaveBeenCalledWith('/data/a\n/data/c');
  expect(Notification.info).toHaveBeenCalledWith(
    expect.stringContaining('Copied 2 items of One.'),
    expect.anything()
  );
  // The pane goes elsewhere meanwhile.
  from.state.set(closed.state.get());
  expect(canPaste(parts, THERE)).toBe(true);
  pasteFiles(parts, THERE);
  expect(openTransfer).toHaveBeenCalledWith(
    parts,
    expect.objectContaining({
      items: expect.objectContaining({ from: '/data/' }) as unknown
    }),
    { collection: TWO, path: '/to/' }
  );
});

it('nothing that is selected is nothing to copy, and what was stays', () => {
  copyFiles(parts, pane('a'));
  const before = parts.model.copied.get();
  copyFiles(parts, pane());
  expect(parts.model.copied.get()).toBe(before);
  expect(Notification.info).toHaveBeenLastCalledWith(
    'Nothing is selected.',
    expect.anything()
  );
});

it('nothing is pasted before something was copied, nor where no folder is open', () => {
  expect(canPaste(parts, THERE)).toBe(false);
  pasteFiles(parts, THERE);
  copyFiles(parts, pane('a'));
  expect(canPaste(parts, closed)).toBe(false);
  pasteFiles(parts, closed);
  expect(openTransfer).not.toHaveBeenCalled();
});
