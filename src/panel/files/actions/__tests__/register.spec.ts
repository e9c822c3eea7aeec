import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandRegistry } from '@lumino/commands';
import { nullTranslator } from '@jupyterlab/translation';
import { Store } from '../../../common/store';
import type { PanelParts } from '../../../common/context';
import { addPaneCommands } from '../register';
import { paneWith, shown } from './panes';

// What of it asks the browser; shortcuts are not of interest here.
jest.mock('@lumino/domutils', () => ({ Platform: {}, Selector: {} }));
jest.mock('@lumino/widgets', () => ({ ReactWidget: class {} }));
jest.mock('@jupyterlab/apputils', () => ({}));
jest.mock('@jupyterlab/ui-components', () => ({ LabIcon: class {} }));
const parts: { made?: PanelParts } = {};
jest.mock('../../../parts', () => ({ partsOf: () => parts.made }));

describe('the commands of the panes', () => {
  let registry: CommandRegistry;
  let first: ReturnType<typeof pane>;
  let second: ReturnType<typeof pane>;

  function pane(which: string, path: string) {
    return {
      ...paneWith(shown(path, { 'a.txt': {} })),
      which,
      above: null,
      refresh: jest.fn(),
      sortBy: jest.fn()
    };
  }

  beforeEach(() => {
    registry = new CommandRegistry();
    first = pane('first', '/a/');
    second = pane('second', '/b/');
    parts.made = {
      services: {
        choice: null,
        trans: nullTranslator.load('jupyterlab_globus')
      },
      model: {
        panes: { first, second },
        current: new Store(first),
        toolbar: new Store(null),
        copied: new Store(null),
        bookmarks: { state: new Store(null), find: () => null }
      }
    } as unknown as PanelParts;
    addPaneCommands(registry, parts.made.services, null);
  });

  it('have words and a schema each', async () => {
    expect(registry.listCommands()).toContain('globus:rename-selected');
    for (const id of registry.listCommands()) {
      expect(registry.label(id)).not.toBe('');
      expect(await registry.describedBy(id)).toMatchObject({
        args: { properties: { pane: { enum: ['first', 'second'] } } }
      });
    }
  });

  it('are what the settings put into menus, toolbars and shortcuts', () => {
    const schemas = ['plugin', 'files'].map(name =>
      readFileSync(
        join(__dirname, `../../../../../schema/${name}.json`),
        'utf8'
      )
    );
    const used = schemas.join().match(/(?<=")globus:[a-z-]+(?=")/g)!;
    // These are there before the panel is opened.
    const others = ['open-panel', 'open-files', 'send-files', 'fetch-files'];
    expect(
      used.filter(
        id => !registry.hasCommand(id) && !others.includes(id.slice(7))
      )
    ).toEqual([]);
    expect(registry.listCommands().filter(id => !used.includes(id))).toEqual(
      []
    );
  });

  it('act on the pane that was used last, or on the one that is named', async () => {
    await registry.execute('globus:refresh-folder');
    expect(first.refresh).toHaveBeenCalledTimes(1);
    parts.made!.model.current.set(second as never);
    await registry.execute('globus:refresh-folder');
    expect(second.refresh).toHaveBeenCalledTimes(1);
    await registry.execute('globus:refresh-folder', { pane: 'first' });
    expect(first.refresh).toHaveBeenCalledTimes(2);
  });

  it('act on the pane whose menu was opened', async () => {
    await registry.execute('globus:show-file-menu', { pane: 'second' });
    expect(parts.made!.model.current.get()).toBe(second);
  });

  it('are there for what is shown and selected', () => {
    const enabled = (id: string) => registry.isEnabled(`globus:${id}`);
    expect(enabled('delete-selected')).toBe(false);
    expect(enabled('new-folder')).toBe(true);
    const { selection } = first.state.get();
    first.state.set({ ...first.state.get(), selection: selection.all() });
    expect(enabled('delete-selected')).toBe(true);
    first.state.set({ ...first.state.get(), listing: null });
    expect(enabled('new-folder')).toBe(false);
    expect(registry.isVisible('globus:open-in-web-app')).toBe(false);
  });

  it('have their buttons drawn anew when they change, and only then', async () => {
    const told: string[] = [];
    registry.commandChanged.connect((_, { id }) => void told.push(id ?? ''));
    const { selection } = second.state.get();
    second.state.set({ ...second.state.get(), selection: selection.all() });
    second.state.set({ ...second.state.get(), showHidden: true });
    await new Promise(resolve => setTimeout(resolve, 0));
    expect(told.sort()).toEqual([
      'globus:copy-files',
      'globus:delete-selected',
      'globus:toggle-hidden',
      'globus:transfer-selected'
    ]);
  });

  it('sort by what they are told, and say what they can be told', async () => {
    await registry.execute('globus:sort-by', { by: 'size' });
    expect(first.sortBy).toHaveBeenCalledWith('size');
    expect(registry.label('globus:sort-by', { by: 'size' })).toBe('Size');
    await expect(
      registry.execute('globus:sort-by', { by: 'colour' })
    ).rejects.toThrow('one of name, size, modified, type');
  });
});
