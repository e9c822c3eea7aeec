import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { Widget } from '@lumino/widgets';

/**
 * Puts a widget where there is room for it. The main area of Notebook 7 holds
 * one widget and drops every other without a word: there it goes to the side.
 *
 * @param inLab - Whether the shell is JupyterLab's, which alone provides an
 *   `ILabShell`.
 */
export function placeWidget(
  shell: JupyterFrontEnd.IShell,
  inLab: boolean,
  widget: Widget
): void {
  shell.add(widget, inLab ? 'main' : 'right', { rank: 600 });
}
