import { useSyncExternalStore } from 'react';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import { usePanel } from './context';
import { safeText } from './safeText';

/** The notebook that a person was in last on this page. */
export type Notebooks = Pick<
  INotebookTracker,
  'currentWidget' | 'currentChanged'
>;

/** What cells are put into: a part of JupyterLab's panel of a notebook. */
type Target = Pick<NotebookPanel, 'title'> & {
  content: Pick<
    NotebookPanel['content'],
    'activeCellIndex' | 'model' | 'deselectAll' | 'scrollToItem'
  >;
};

/** Follows which notebook it is; null where there is none. */
export function useCurrentNotebook(): NotebookPanel | null {
  const { notebooks } = usePanel().services;
  return useSyncExternalStore(
    changed => {
      notebooks?.currentChanged.connect(changed);
      return () => notebooks?.currentChanged.disconnect(changed);
    },
    () => notebooks?.currentWidget ?? null
  );
}

/** Why a cell of ours has no place in a notebook; null where it has one. */
export function insertProblem(
  notebook: Target | null,
  trans: TranslationBundle
): string | null {
  const model = notebook?.content.model;
  if (!notebook || !model) {
    return trans.__('No notebook is open here.');
  }
  const name = safeText(notebook.title.label);
  if (model.readOnly) {
    return trans.__('“%1” can’t be changed.', name);
  }
  const language = model.defaultKernelLanguage;
  return /^(ipython|python|$)/i.test(language)
    ? null
    : trans.__('“%1” is not in Python.', name);
}

/** The sources of a notebook's cells. */
export function sourcesOf({ content }: Target): string[] {
  return content.model?.sharedModel.cells.map(cell => cell.getSource()) ?? [];
}

/** Puts cells below the active one, in one step of undo. */
export function insertCells({ content }: Target, sources: string[]): void {
  const first = content.activeCellIndex + 1;
  content.model?.sharedModel.insertCells(
    first,
    sources.map(source => ({
      cell_type: 'code',
      source,
      // Written here, on a person's wish.
      metadata: { trusted: true }
    }))
  );
  content.activeCellIndex = first + sources.length - 1;
  content.deselectAll();
  void content.scrollToItem(content.activeCellIndex);
}
