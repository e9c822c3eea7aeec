import { Clipboard } from '@jupyterlab/apputils';
import {
  copyIcon,
  deleteIcon,
  editIcon,
  ellipsesIcon,
  filterIcon,
  newFolderIcon,
  pasteIcon,
  refreshIcon
} from '@jupyterlab/ui-components';
import type { LabIcon } from '@jupyterlab/ui-components';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';
import type { SortKey } from '../../../operations/listing';
import { CommandIds } from '../../../tokens';
import { bookmarkOf, toggleBookmark } from '../../bookmarks/actions';
import type { PanelParts } from '../../common/context';
import {
  arrowLeftIcon,
  arrowRightIcon,
  arrowUpIcon,
  hiddenIcon,
  starIcon
} from '../../common/icons';
import { transferBetween } from '../../transfer/openTransfer';
import { canPaste, copyFiles, pasteFiles } from '../clipboard';
import type { Pane } from '../pane';
import { openProperties } from '../Properties';
import { cellOf, pathsOf } from './copy';
import { deleteSelected } from './delete';
import { beginNewFolder, beginRename, renameTarget } from './edit';
import { openMenu } from './menu';
import { webAppLink } from './webApp';

/** What a command does to a pane; a pane that shows nothing has none. */
export interface PaneCommand {
  label: string | ((args: ReadonlyPartialJSONObject) => string);
  icon?: LabIcon;
  /** Whether it can be done now; left out: wherever a folder is shown. */
  enabled?: (pane: Pane) => boolean;
  /** Whether it makes sense there at all; left out: it does. */
  visible?: (pane: Pane) => boolean;
  /** For what is on or off. */
  toggled?: (pane: Pane, args: ReadonlyPartialJSONObject) => boolean;
  /** Schemas of the arguments besides the pane. */
  takes?: Record<string, ReadonlyPartialJSONObject>;
  run: (pane: Pane, args: ReadonlyPartialJSONObject) => unknown;
}

/** The commands of a pane's toolbar, context menu and keys, by their ids. */
export function paneCommands(parts: PanelParts): Record<string, PaneCommand> {
  const { model, services } = parts;
  const { trans } = services;
  const hasCollection = (pane: Pane) => pane.state.get().collection !== null;
  const hasSelection = (pane: Pane) => pane.state.get().selection.count > 0;
  const otherThan = (pane: Pane) =>
    model.panes[pane.which === 'first' ? 'second' : 'first'];
  const linkOf = (pane: Pane) => webAppLink(services.choice, pane);
  const byNames: Partial<Record<string, string>> = {
    name: trans.__('Name'),
    size: trans.__('Size'),
    modified: trans.__('Time Modified'),
    type: trans.__('Type')
  };
  const sortKeys = Object.keys(byNames);
  return {
    [CommandIds.goBack]: {
      label: trans.__('Back'),
      icon: arrowLeftIcon,
      enabled: pane => pane.state.get().canBack,
      run: pane => pane.back()
    },
    [CommandIds.goForward]: {
      label: trans.__('Forward'),
      icon: arrowRightIcon,
      enabled: pane => pane.state.get().canForward,
      run: pane => pane.forward()
    },
    [CommandIds.goUp]: {
      label: trans.__('Up to the Folder Above'),
      icon: arrowUpIcon,
      enabled: pane => pane.above !== null,
      run: pane => pane.up()
    },
    [CommandIds.refreshFolder]: {
      label: trans.__('Refresh'),
      icon: refreshIcon,
      enabled: hasCollection,
      run: pane => pane.refresh()
    },
    [CommandIds.toggleHidden]: {
      label: trans.__('Show Hidden Files'),
      icon: hiddenIcon,
      enabled: hasCollection,
      toggled: pane => pane.state.get().showHidden,
      run: pane => pane.toggleHidden()
    },
    [CommandIds.filterFolder]: {
      label: trans.__('Filter'),
      icon: filterIcon,
      run: pane => pane.view?.filter()
    },
    [CommandIds.editPath]: {
      label: trans.__('Type a Path'),
      enabled: hasCollection,
      run: pane => pane.view?.editPath()
    },
    [CommandIds.newFolder]: {
      label: trans.__('New Folder'),
      icon: newFolderIcon,
      run: beginNewFolder
    },
    [CommandIds.renameSelected]: {
      label: trans.__('Rename'),
      icon: editIcon,
      visible: pane => pane.state.get().listing?.renameSupported !== false,
      enabled: pane => renameTarget(pane) >= 0,
      run: beginRename
    },
    [CommandIds.deleteSelected]: {
      label: trans.__('Delete …'),
      icon: deleteIcon,
      enabled: hasSelection,
      run: pane => deleteSelected(parts, pane)
    },
    [CommandIds.selectAll]: {
      label: trans.__('Select All'),
      run: pane => pane.select(pane.state.get().selection.all())
    },
    [CommandIds.invertSelection]: {
      label: trans.__('Invert Selection'),
      run: pane => pane.select(pane.state.get().selection.invert())
    },
    [CommandIds.copyFiles]: {
      label: trans.__('Copy'),
      icon: copyIcon,
      enabled: hasSelection,
      run: pane => copyFiles(parts, pane)
    },
    [CommandIds.pasteFiles]: {
      label: trans.__('Paste …'),
      icon: pasteIcon,
      enabled: pane => canPaste(parts, pane),
      run: pane => pasteFiles(parts, pane)
    },
    [CommandIds.copyPath]: {
      label: trans.__('Copy Path'),
      run: pane => Clipboard.copyToSystem(pathsOf(pane))
    },
    [CommandIds.copyAsCell]: {
      label: trans.__('Copy as Cell'),
      run: pane =>
        Clipboard.copyToSystem(
          cellOf(pane, otherThan(pane), model.codeForm.get())
        )
    },
    [CommandIds.bookmarkFolder]: {
      label: trans.__('Bookmark This Folder …'),
      icon: starIcon,
      toggled: pane => bookmarkOf(parts, pane) !== null,
      run: pane => toggleBookmark(parts, pane, true)
    },
    [CommandIds.openInWebApp]: {
      label: trans.__('Open in the Globus Web App'),
      visible: pane => linkOf(pane) !== null,
      run: pane => window.open(linkOf(pane)!, '_blank', 'noopener')
    },
    [CommandIds.sortBy]: {
      label: ({ by }) => byNames[by as string] ?? trans.__('Sort'),
      toggled: (pane, { by }) => pane.state.get().sort.by === by,
      takes: {
        by: {
          type: 'string',
          enum: sortKeys,
          description: trans.__('The same again: the other way round')
        }
      },
      run: (pane, { by }) => {
        if (!sortKeys.includes(by as string)) {
          throw new Error(
            trans.__(
              'globus:sort-by needs "by": one of %1.',
              sortKeys.join(', ')
            )
          );
        }
        pane.sortBy(by as SortKey);
      }
    },
    [CommandIds.transferSelected]: {
      label: trans.__('Transfer …'),
      enabled: pane =>
        hasSelection(pane) && otherThan(pane).state.get().listing !== null,
      run: pane => transferBetween(parts, pane, otherThan(pane))
    },
    [CommandIds.showProperties]: {
      label: trans.__('Properties'),
      run: pane => openProperties(parts, pane)
    },
    [CommandIds.showFileMenu]: {
      label: trans.__('More'),
      icon: ellipsesIcon,
      run: pane => {
        // Its entries are about this pane.
        model.current.set(pane);
        openMenu(pane);
      }
    }
  };
}
