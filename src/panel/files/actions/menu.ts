import type { Pane } from '../pane';

/**
 * Opens the context menu of a pane's rows below its toolbar, for who has no
 * second mouse button. JupyterLab fills it, as the settings say.
 */
export function openMenu(pane: Pick<Pane, 'view'>): void {
  const node = pane.view?.node;
  const tools = node?.querySelector('.jp-GlobusPane-tools');
  const { right = 0, bottom = 0 } = tools?.getBoundingClientRect() ?? {};
  node?.querySelector('.jp-GlobusGrid')?.dispatchEvent(
    new MouseEvent('contextmenu', {
      bubbles: true,
      cancelable: true,
      clientX: right,
      clientY: bottom
    })
  );
}
