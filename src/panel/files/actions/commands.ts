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
    'globus:go-back': {
      label: trans.__('Back'),
      icon: arrowLeftIcon,
      enabled: pane => pane.state.get().canBack,
      run: pane => pane.back()
    },
    'globus:go-forward': {
      label: trans.__('Forward'),
      icon: arrowRightIcon,
      enabled: pane => pane.state.get().canForward,
      run: pane => pane.forward()
    },
    'globus:go-up': {
      label: trans.__('Up to the Folder Above'),
      icon: arrowUpIcon,
      enabled: pane => pane.above !== null,
      run: pane => pane.up()
    },
    'globus:refresh-folder': {
      label: trans.__('Refresh'),
      icon: refreshIcon,
      enabled: hasCollection,
      run: pane => pane.refresh()
    },
    'globus:toggle-hidden': {
      label: trans.__('Show Hidden Files'),
      icon: hiddenIcon,
      enabled: hasCollection,
      toggled: pane => pane.state.get().showHidden,
      run: pane => pane.toggleHidden()
    },
    'globus:filter-folder': {
      label: trans.__('Filter'),
      icon: filterIcon,
      run: pane => pane.view?.filter()
    },
    'globus:edit-path': {
      label: trans.__('Type a Path'),
      enabled: hasCollection,
      run: pane => pane.view?.editPath()
    },
    'globus:new-folder': {
      label: trans.__('New Folder'),
      icon: newFolderIcon,
      run: beginNewFolder
    },
    'globus:rename-selected': {
      label: trans.__('Rename'),
      icon: editIcon,
      visible: pane => pane.state.get().listing?.renameSupported !== false,
      enabled: pane => renameTarget(pane) >= 0,
      run: beginRename
    },
    'globus:delete-selected': {
      label: trans.__('Delete …'),
      icon: deleteIcon,
      enabled: hasSelection,
      run: pane => deleteSelected(parts, pane)
    },
    'globus:select-all': {
      label: trans.__('Select All'),
      run: pane => pane.select(pane.state.get().selection.all())
    },
    'globus:invert-selection': {
      label: trans.__('Invert Selection'),
      run: pane => pane.select(pane.state.get().selection.invert())
    },
    'globus:copy-files': {
      label: trans.__('Copy'),
      icon: copyIcon,
      enabled: hasSelection,
      run: pane => copyFiles(parts, pane)
    },
    'globus:paste-files': {
      label: trans.__('Paste …'),
      icon: pasteIcon,
      enabled: pane => canPaste(parts, pane),
      run: pane => pasteFiles(parts, pane)
    },
    'globus:copy-path': {
      label: trans.__('Copy Path'),
      run: pane => Clipboard.copyToSystem(pathsOf(pane))
    },
    'globus:copy-as-cell': {
      label: trans.__('Copy as Cell'),
      run: pane =>
        Clipboard.copyToSystem(
          cellOf(pane, otherThan(pane), model.codeForm.get())
        )
    },
    'globus:bookmark-folder': {
      label: trans.__('Bookmark This Folder …'),
      icon: starIcon,
      toggled: pane => bookmarkOf(parts, pane) !== null,
      run: pane => toggleBookmark(parts, pane, true)
    },
    'globus:open-in-web-app': {
      label: trans.__('Open in the Globus Web App'),
      visible: pane => linkOf(pane) !== null,
      run: pane => window.open(linkOf(pane)!, '_blank', 'noreferrer')
    },
    'globus:sort-by': {
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
    'globus:transfer-selected': {
      label: trans.__('Transfer …'),
      enabled: pane =>
        hasSelection(pane) && otherThan(pane).state.get().listing !== null,
      run: pane => transferBetween(parts, pane, otherThan(pane))
    },
    'globus:show-properties': {
      label: trans.__('Properties'),
      run: pane => openProperties(parts, pane)
    },
    'globus:show-file-menu': {
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
