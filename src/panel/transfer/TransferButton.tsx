import { useId, useLayoutEffect, useRef } from 'react';
import { usePanel, useStore } from '../common/context';
import {
  arrowDownIcon,
  arrowLeftIcon,
  arrowRightIcon,
  arrowUpIcon
} from '../common/icons';
import { formatCount } from '../common/format';
import { safeText } from '../common/safeText';
import type { Pane } from '../files/pane';
import { transferBetween } from './openTransfer';

/** Sends what is selected in one pane to the folder in the other. */
export function TransferButton(props: {
  from: Pane;
  to: Pane;
  /** Which way it goes: to the second pane or back to the first. */
  way: 'there' | 'back';
}): JSX.Element {
  const parts = usePanel();
  const { trans } = parts;
  const { from, to, way } = props;
  const source = useStore(from.state);
  const destination = useStore(to.state);
  const { count } = source.selection;
  const ready = count > 0 && destination.listing !== null;
  const hintId = useId();
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (!ready && document.activeElement === button.current) {
      // It was sent: the keyboard goes back to the files.
      const files = button.current?.closest('.jp-GlobusFiles');
      const grids = files?.querySelectorAll<HTMLElement>('[role="grid"]');
      grids?.[way === 'there' ? 0 : grids.length - 1]?.focus();
    }
  }, [ready, way]);
  const Narrow = way === 'there' ? arrowDownIcon : arrowUpIcon;
  const Wide = way === 'there' ? arrowRightIcon : arrowLeftIcon;
  const name = safeText(destination.collection?.name ?? '');
  const label =
    count === 0
      ? trans.__('Transfer')
      : trans._n(
          'Transfer %2 item',
          'Transfer %2 items',
          count,
          formatCount(count)
        );
  const hint =
    count === 0
      ? way === 'there'
        ? trans.__('Select files to send')
        : trans.__('Select files here to send them the other way')
      : ready
        ? trans.__('to %1', name)
        : trans.__('Open a folder to send them to');
  return (
    <div
      className={`jp-GlobusTransfer jp-mod-${way} jp-mod-${ready ? 'ready' : count > 0 ? 'waiting' : 'idle'}`}
    >
      <button
        ref={button}
        type="button"
        className="jp-GlobusButton jp-mod-accept"
        disabled={!ready}
        aria-label={ready ? `${label} ${hint}` : label}
        aria-describedby={ready ? undefined : hintId}
        title={ready ? `${label} ${hint}` : hint}
        onClick={() => transferBetween(parts, from, to)}
      >
        <Narrow.react
          tag="span"
          className="jp-GlobusTransfer-narrow"
          aria-hidden="true"
        />
        <span className="jp-GlobusTransfer-label">{label}</span>
        <Wide.react
          tag="span"
          className="jp-GlobusTransfer-wide"
          aria-hidden="true"
        />
      </button>
      <span id={hintId} className="jp-GlobusTransfer-hint">
        {hint}
      </span>
    </div>
  );
}
