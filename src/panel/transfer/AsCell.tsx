import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { Clipboard } from '@jupyterlab/apputils';
import { formatCell, showCall } from '../../operations/grammar';
import type { TransferArguments } from '../../operations/transfer';
import { transfer } from '../../operations/transfer';
import { usePanel } from '../common/context';
import { formatCount } from '../common/format';
import { safeLines } from '../common/safeText';

/** How many items are written out; all of them are copied. */
const SHOWN = 5;

/** The cell that would do what the form does; copies it beside other buttons. */
export function AsCell(props: {
  args: TransferArguments;
  children: ReactNode;
}): JSX.Element {
  const { trans } = usePanel();
  const { args } = props;
  const [copied, setCopied] = useState<string | null>(null);
  const { source, destination, items } = args;
  const start = { ...args, items: items.slice(0, SHOWN) };
  const text = showCall(transfer.id, start);
  const rest = items.length - SHOWN;
  const namesFit = useMemo(
    () => formatCell(transfer.id, { source, destination, items }) !== null,
    [source, destination, items]
  );
  const fits = namesFit && formatCell(transfer.id, start) !== null;
  const copy = () => {
    const cell = formatCell(transfer.id, args);
    if (cell !== null) {
      Clipboard.copyToSystem(cell);
      setCopied(text);
    }
  };
  return (
    <>
      <div className="jp-GlobusAsCell">
        <pre
          className="jp-GlobusCode"
          role="region"
          aria-label={trans.__('The same as a cell')}
          tabIndex={0}
        >
          {safeLines(text)}
          {rest > 0 &&
            `\n${trans._n('… and %2 more', '… and %2 more', rest, formatCount(rest))}`}
        </pre>
        <p className="jp-GlobusHint" role="status">
          {!fits
            ? trans.__('A name here has a character that a cell can’t hold.')
            : copied === text
              ? trans.__('Copied. It runs after %load_ext jupyterlab_globus.')
              : trans.__(
                  'The same as a cell, after %load_ext jupyterlab_globus.'
                )}
        </p>
      </div>
      <div className="jp-GlobusDialog-buttons">
        <button
          type="button"
          className="jp-GlobusButton jp-GlobusAsCell-copy"
          disabled={!fits}
          onClick={copy}
        >
          {trans.__('Copy as cell')}
        </button>
        {props.children}
      </div>
    </>
  );
}
