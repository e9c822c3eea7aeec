import type { MouseEvent } from 'react';
import { Time } from '@jupyterlab/coreutils';
import type { Entry } from '../../operations/listing';
import { usePanel } from '../common/context';
import { formatBytes } from '../common/format';
import { safeText } from '../common/safeText';

/** One entry. Its icon is the style sheet's, to keep rows light. */
export function Row(props: {
  id: string;
  index: number;
  /** Pixels from the first row. */
  top: number;
  entry: Entry;
  selected: boolean;
  active: boolean;
  onClick: (row: number, event: MouseEvent) => void;
  onOpen: (row: number) => void;
}): JSX.Element {
  const { trans } = usePanel();
  const { entry, index, selected, active } = props;
  const name =
    entry.linkTarget === null
      ? safeText(entry.name)
      : `${safeText(entry.name)} → ${safeText(entry.linkTarget)}`;
  const classes = [
    'jp-GlobusRow',
    `jp-mod-${look(entry)}`,
    selected ? 'jp-mod-selected' : '',
    active ? 'jp-mod-active' : ''
  ];
  return (
    <div
      id={props.id}
      role="row"
      className={classes.join(' ')}
      aria-rowindex={index + 2}
      aria-selected={selected}
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={event => props.onClick(index, event)}
      onDoubleClick={() => props.onOpen(index)}
    >
      <div
        role="gridcell"
        className="jp-GlobusCell-name"
        aria-description={entry.kind === 'dir' ? trans.__('folder') : undefined}
        title={
          entry.kind === 'invalid_symlink'
            ? trans.__('%1 (this link leads nowhere)', name)
            : name
        }
      >
        {name}
      </div>
      <div role="gridcell" className="jp-GlobusCell-size">
        {entry.size === null ? '' : formatBytes(entry.size)}
      </div>
      <div
        role="gridcell"
        className="jp-GlobusCell-time"
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
    </div>
  );
}

function look(entry: Entry): string {
  if (entry.kind === 'invalid_symlink') {
    return 'broken';
  }
  return entry.linkTarget === null ? entry.kind : 'link';
}
