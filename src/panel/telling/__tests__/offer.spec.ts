import { Notification } from '@jupyterlab/apputils';
import { nullTranslator } from '@jupyterlab/translation';
import { Signal } from '@lumino/signaling';
import type { PanelServices } from '../../services';
import * as inBrowser from '../inBrowser';
import { offerNotifications } from '../offer';

jest.mock('@jupyterlab/apputils', () => ({
  Notification: { info: jest.fn(), warning: jest.fn() }
}));
jest.mock('../inBrowser');

const barrier = jest.mocked(inBrowser.barrier);
const choiceChanged = new Signal<object, void>({});
let isOn = false;
const services = {
  trans: nullTranslator.load('jupyterlab_globus'),
  choiceChanged,
  notifies: () => isOn
} as unknown as PanelServices;

/** Sets the setting, as its editor does. */
function set(wanted: boolean): void {
  isOn = wanted;
  choiceChanged.emit();
}

beforeEach(() => {
  jest.clearAllMocks();
  Signal.clearData(choiceChanged.sender);
  isOn = false;
});

it('has the browser asked by a click, once the setting is on', async () => {
  barrier.mockReturnValue('unasked');
  jest.mocked(inBrowser.askBrowser).mockResolvedValue('refused');
  offerNotifications(services);
  expect(Notification.info).not.toHaveBeenCalled();
  set(true);
  // Other settings.
  choiceChanged.emit();
  expect(Notification.info).toHaveBeenCalledTimes(1);
  const [, options] = jest.mocked(Notification.info).mock.calls[0]!;
  options!.actions![0]!.callback({} as MouseEvent);
  await Promise.resolve();
  expect(inBrowser.askBrowser).toHaveBeenCalledTimes(1);
  await Promise.resolve();
  expect(Notification.warning).toHaveBeenCalledWith(
    expect.stringContaining('refuses'),
    expect.anything()
  );
});

it('says why there will be none, when the setting is made, not at each start', () => {
  isOn = true;
  barrier.mockReturnValue('missing');
  offerNotifications(services);
  expect(Notification.warning).not.toHaveBeenCalled();
  set(false);
  set(true);
  expect(Notification.warning).toHaveBeenCalledTimes(1);
});

it('offers it in a browser that has not been asked, and says nothing in one that has', () => {
  isOn = true;
  barrier.mockReturnValue('unasked');
  offerNotifications(services);
  expect(Notification.info).toHaveBeenCalledTimes(1);
  jest.clearAllMocks();
  barrier.mockReturnValue(null);
  offerNotifications(services);
  expect(Notification.info).not.toHaveBeenCalled();
});
