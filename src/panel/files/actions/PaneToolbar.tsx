import { useLayoutEffect, useRef } from 'react';
import { setToolbar } from '@jupyterlab/apputils';
import { Toolbar } from '@jupyterlab/ui-components';
import { Widget } from '@lumino/widgets';
import { usePanel, useStore } from '../../common/context';
import type { Pane } from '../pane';

/** The buttons of a pane that the settings list. */
export function PaneToolbar(props: { pane: Pane }): JSX.Element {
  const { model, trans } = usePanel();
  const { which } = props.pane;
  const items = useStore(model.toolbar);
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!items) {
      return;
    }
    const toolbar = new Toolbar();
    toolbar.addClass('jp-GlobusToolbar');
    // Its commands are told by this which pane they are for.
    toolbar.node.dataset.pane = which;
    toolbar.node.setAttribute('aria-label', trans.__('Folder'));
    setToolbar(toolbar, items, toolbar);
    Widget.attach(toolbar, place.current!);
    return () => toolbar.dispose();
  }, [items, which, trans]);
  return <div ref={place} className="jp-GlobusPane-tools" />;
}
