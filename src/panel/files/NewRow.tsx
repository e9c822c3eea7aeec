import type { ReactNode } from 'react';
import { safeText } from '../common/safeText';

/** A folder that isn't there yet: its name is being typed, or it is being made. */
export function NewRow(props: {
  number: number;
  /** Pixels from the first row. */
  top: number;
  columns: number;
  /** Where it is being made. */
  name?: string;
  children?: ReactNode;
}): JSX.Element {
  const { name } = props;
  return (
    <div
      role="row"
      className={`jp-GlobusRow jp-mod-dir ${name === undefined ? 'jp-mod-edited' : 'jp-mod-pending'}`}
      aria-rowindex={props.number}
      aria-busy={name !== undefined}
      style={{ transform: `translateY(${props.top}px)` }}
    >
      <div
        role="gridcell"
        className="jp-GlobusCell-name"
        aria-colspan={props.columns}
      >
        {props.children ?? safeText(name ?? '')}
      </div>
    </div>
  );
}
