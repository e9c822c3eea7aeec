import type { ToolbarRegistry } from '@jupyterlab/apputils';
import type { IObservableList } from '@jupyterlab/observables';
import type { CommandRegistry } from '@lumino/commands';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';
import type { Widget } from '@lumino/widgets';
import type { PanelModel } from '../../model';
import { partsOf } from '../../parts';
import type { PanelServices } from '../../services';
import type { Pane } from '../pane';
import type { PaneCommand } from './commands';
import { paneCommands } from './commands';

/** Makes the buttons of a toolbar, as the settings list them. */
export type ToolbarItems = (
  toolbar: Widget
) => IObservableList<ToolbarRegistry.IToolbarItem>;

/**
 * Adds the commands of the panes. They act on the pane that the argument
 * `pane` names, else on the one that was used last.
 *
 * @param items - Null where the application has no toolbars of settings.
 */
export function addPaneCommands(
  registry: CommandRegistry,
  services: PanelServices,
  items: ToolbarItems | null
): void {
  const parts = partsOf(services);
  const { model } = parts;
  const { trans } = services;
  const commands = Object.entries(paneCommands(parts));
  const pane = {
    type: 'string',
    enum: Object.keys(model.panes),
    description: trans.__('Which pane; left out, the one used last')
  };
  for (const [id, command] of commands) {
    const { label, icon, takes, toggled, visible, run } = command;
    const on =
      <T>(act: (pane: Pane, args: ReadonlyPartialJSONObject) => T) =>
      (args: ReadonlyPartialJSONObject) =>
        act(paneFor(model, args), args);
    registry.addCommand(id, {
      label,
      icon,
      describedBy: {
        args: { type: 'object', properties: { pane, ...takes } }
      },
      isEnabled: on(each => isEnabled(command, each)),
      isVisible: visible && on(visible),
      isToggled: toggled && on(toggled),
      execute: on(run)
    });
  }
  tellOfChanges(model, commands, id => registry.notifyCommandChanged(id));
  model.toolbar.set(items);
}

function paneFor(model: PanelModel, { pane }: ReadonlyPartialJSONObject): Pane {
  return pane === 'first' || pane === 'second'
    ? model.panes[pane]
    : model.current.get();
}

function isEnabled({ enabled }: PaneCommand, pane: Pane): boolean {
  return enabled ? enabled(pane) : pane.state.get().listing !== null;
}

/** Has the buttons of those commands drawn anew that look otherwise now. */
function tellOfChanges(
  model: PanelModel,
  commands: [id: string, command: PaneCommand][],
  tell: (id: string) => void
): void {
  const { first, second } = model.panes;
  const looks = () =>
    commands
      .map(([, command]) =>
        [first, second].flatMap(pane => [
          isEnabled(command, pane),
          command.toggled?.(pane, {})
        ])
      )
      .map(String);
  let before = looks();
  let waiting = false;
  const look = () => {
    waiting = false;
    const now = looks();
    commands.forEach(([id], at) => {
      if (now[at] !== before[at]) {
        tell(id);
      }
    });
    before = now;
  };
  const lookSoon = () => {
    if (!waiting) {
      waiting = true;
      // Once for all that one turn changes.
      setTimeout(look);
    }
  };
  first.state.follow(lookSoon);
  second.state.follow(lookSoon);
  model.bookmarks.state.follow(lookSoon);
}
