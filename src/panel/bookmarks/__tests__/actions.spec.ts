import { Notification } from '@jupyterlab/apputils';
import { nullTranslator } from '@jupyterlab/translation';
import type { Performing } from '../../../operations/__tests__/world';
import { makePerforming } from '../../../operations/__tests__/world';
import type { PanelParts } from '../../common/context';
import { Store } from '../../common/store';
import { paneWith, shown } from '../../files/actions/__tests__/panes';
import { toggleBookmark } from '../actions';
import { Bookmarks } from '../bookmarks';

jest.mock('@jupyterlab/apputils', () => ({
  Notification: { success: jest.fn(), error: jest.fn() }
}));

describe('toggleBookmark', () => {
  let at: Performing;
  let parts: PanelParts;

  beforeEach(async () => {
    jest.clearAllMocks();
    at = await makePerforming();
    parts = {
      model: {
        bookmarks: new Bookmarks(at.world.page),
        session: new Store(await at.world.page.session())
      },
      services: {
        context: at.context,
        trans: nullTranslator.load('jupyterlab_globus')
      }
    } as unknown as PanelParts;
  });
  afterEach(() => at.world.close());

  const paths = async () =>
    (await at.world.page.bookmarks()).map(({ path }) => path);

  it('is about the folder that was shown when it was asked for', async () => {
    const pane = paneWith(shown('/share/', {}, at.one));
    // The bookmarks are not known yet: it takes a request to know them.
    const toggling = toggleBookmark(parts, pane, false);
    pane.state.set(shown('/elsewhere/', {}, at.one));
    await toggling;
    expect(await paths()).toEqual(['/share/']);
  });

  it('is taken back as who did it, or not at all', async () => {
    const pane = paneWith(shown('/share/', {}, at.one));
    await toggleBookmark(parts, pane, false);
    const [, options] = jest.mocked(Notification.success).mock.calls[0]!;
    const session = await at.world.page.session();
    jest.spyOn(at.world.page, 'session').mockResolvedValue({
      ...session,
      identity: { sub: 'grace', username: 'grace' }
    } as never);
    options!.actions![0]!.callback(new Event('click') as MouseEvent);
    while (jest.mocked(Notification.error).mock.calls.length === 0) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    expect(jest.mocked(Notification.error).mock.calls[0]![0]).toMatch(/grace/);
    expect(await paths()).toEqual(['/share/']);
  });
});
