import type { ServiceChoice } from '../../../../engine/contract';
import { parsePlace } from '../../../../operations/places';
import { webAppLink } from '../webApp';
import { ONE, paneWith, shown } from './panes';

const choice = (service: ServiceChoice['service']): ServiceChoice => ({
  service,
  clientId: ONE,
  sandboxPort: 1
});

describe('webAppLink', () => {
  it.each(['/~/', '/a b/c+d/ö/%2F/&x=1/#/', '/line\nbreak/'])(
    'leads to the folder %j, as our own reading of such links finds it',
    path => {
      const link = webAppLink(choice('production'), paneWith(shown(path, {})));
      expect(link).toContain('https://app.globus.org/file-manager?');
      expect(link).not.toContain('+');
      expect(parsePlace(link!)).toEqual({ collection: ONE, path });
    }
  );

  it('names no path where the default folder is not known yet', () => {
    const pane = paneWith({
      ...shown('/', {}),
      listing: null,
      path: null
    });
    expect(webAppLink(choice('preview'), pane)).toBe(
      `https://app.preview.globus.org/file-manager?origin_id=${ONE}`
    );
  });

  it('is none where nothing is open, or the service has no web app', () => {
    const pane = paneWith(shown('/', {}));
    expect(webAppLink(choice('sandbox'), pane)).toBeNull();
    expect(webAppLink(null, pane)).toBeNull();
    const closed = paneWith({ ...shown('/', {}), collection: null });
    expect(webAppLink(choice('production'), closed)).toBeNull();
  });
});
