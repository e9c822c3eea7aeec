import type { MouseEvent, ReactNode } from 'react';
import { Time } from '@jupyterlab/coreutils';
import type { Entry } from '../../operations/listing';
import { usePanel } from '../common/context';
import { formatBytes } from '../common/format';
import { safeText } from '../common/safeText';
import type { Column } from './columns';
import { typeName } from './kinds';

/** One entry. Its icon is the style sheet's, to keep rows light. */
export function Row(props: {
  id: string;
  /** Place in the columns of the listing. */
  index: number;
  /** Its number in the grid, from 1; the head has 1. */
  number: number;
  /** Pixels from the first row. */
  top: number;
  entry: Entry;
  columns: readonly Column[];
  selected: boolean;
  active: boolean;
  /** What its name is about to be; null where the service has said all. */
  pending: string | null;
  /** Stands in place of the name. */
  editor: ReactNode;
  onPress: (index: number, event: MouseEvent) => void;
  onOpen: (index: number) => void;
}): JSX.Element {
  const { trans } = usePanel();
  const { entry, index, selected, active, pending, editor } = props;
  const target = entry.linkTarget;
  const own = safeText(pending ?? entry.name);
  const name = target === null ? own : `${own} → ${safeText(target)}`;
  const classes = [
    'jp-GlobusRow',
    `jp-mod-${look(entry)}`,
    selected ? 'jp-mod-selected' : '',
    active ? 'jp-mod-active' : '',
    pending === null ? '' : 'jp-mod-pending',
    editor ? 'jp-mod-edited' : ''
  ];
  const press = (event: MouseEvent) => props.onPress(index, event);
  const cell: Record<Column, () => JSX.Element> = {
    name: () => (
      <div
        key="name"
        role="gridcell"
        className="jp-GlobusCell-name"
        aria-description={entry.kind === 'dir' ? trans.__('folder') : undefined}
        title={
          editor
            ? undefined
            : entry.kind === 'invalid_symlink'
              ? trans.__('%1 (this link leads nowhere)', name)
              : name
        }
      >
        {editor ?? name}
      </div>
    ),
    type: () => (
      <div key="type" role="gridcell" className="jp-GlobusCell-type">
        {typeName(entry.kind, entry.name, target !== null, trans)}
      </div>
    ),
    size: () => (
      <div key="size" role="gridcell" className="jp-GlobusCell-size">
        {entry.size === null ? '' : formatBytes(entry.size)}
      </div>
    ),
    modified: () => (
      <div
        key="modified"
        role="gridcell"
        className="jp-GlobusCell-modified"
        title={
          entry.modified === null
            ? undefined
            : Time.format(new Date(entry.modified))
        }
      >
        {entry.modified === null
          ? ''
          : Time.formatHuman(new Date(entry.modified), 'narrow')}
      </div>
    )
  };
  return (
    <div
      id={props.id}
      role="row"
      className={classes.join(' ')}
      data-index={pending === null && !editor ? index : undefined}
      aria-rowindex={props.number}
      aria-selected={selected}
      aria-busy={pending !== null}
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={press}
      onContextMenu={press}
      onDoubleClick={() => props.onOpen(index)}
    >
      {props.columns.map(column => cell[column]())}
    </div>
  );
}

function look(entry: Entry): string {
  if (entry.kind === 'invalid_symlink') {
    return 'broken';
  }
  return entry.linkTarget === null ? entry.kind : 'link';
}
