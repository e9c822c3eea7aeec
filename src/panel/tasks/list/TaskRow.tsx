import type { MouseEvent } from 'react';
import { useEffect, useRef } from 'react';
import type { SentTask, TaskDocument } from '../../../engine/contract';
import { usePanel } from '../../common/context';
import { FailureView } from '../../common/Failure';
import { IconButton } from '../../common/IconButton';
import { crossIcon } from '../../common/icons';
import { becameOf } from '../acts/cancels';
import { describeTask } from '../describe';
import { placeOf } from '../ends';
import { Mend } from '../acts/Mend';
import { progressOf } from '../progress';
import { ProgressBar } from '../ProgressBar';
import { showFiles } from '../showFiles';
import { StateIcon } from '../StateIcon';
import type { Cancels } from '../acts/useCancel';

/** One task: how it is, and what the person needs to know next. */
export function TaskRow(props: {
  task: TaskDocument;
  sent: SentTask | undefined;
  now: number;
  cancels: Cancels;
  /** Whether it is marked to be cancelled; null where none are being marked. */
  marked: boolean | null;
  onMark: (marked: boolean) => void;
  /** Its place in the list, from 1, and how long that is; -1: unknown. */
  place: { at: number; of: number };
  /** Pixels of rows above it that are not in the document. */
  gap: number;
}): JSX.Element {
  const { services, model, trans } = usePanel();
  const { task, sent, now, cancels, marked, onMark } = props;
  const { task_id: id } = task;
  const speeds = model.speeds.of(id);
  const { state, stateName, title, route, line, cancellable } = describeTask(
    task,
    sent,
    { now, trans, speeds }
  );
  const { cancelling, failure, note } = becameOf(cancels.of[id], trans);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (cancelling && row.current!.contains(document.activeElement)) {
      // The button that had the keyboard goes.
      row.current?.focus();
    }
  }, [cancelling]);
  const open = () => services.openTask(id);
  const onClick = (event: MouseEvent) => {
    const onControl = (event.target as Element).closest(
      'button, a, details, label'
    );
    // Whoever marks a text to copy it wants to stay.
    if (!onControl && getSelection()?.isCollapsed !== false) {
      open();
    }
  };
  const place = placeOf(task, sent, 'second');
  return (
    <li
      ref={row}
      className={`jp-GlobusTask jp-mod-${state}`}
      data-task={id}
      aria-posinset={props.place.at}
      aria-setsize={props.place.of}
      tabIndex={-1}
      style={{ marginTop: props.gap }}
      onClick={onClick}
    >
      <div className="jp-GlobusTask-head">
        {marked !== null && cancellable && (
          <label className="jp-GlobusTask-mark">
            <input
              type="checkbox"
              aria-label={trans.__('Mark %1', title)}
              checked={marked}
              onChange={event => onMark(event.target.checked)}
            />
          </label>
        )}
        <StateIcon state={state} name={stateName} />
        <button
          type="button"
          className="jp-GlobusTask-title"
          title={trans.__('%1: show what happens to it', title)}
          onClick={open}
        >
          {title}
        </button>
        {cancellable && (
          <IconButton
            icon={crossIcon}
            label={trans.__('Cancel %1', title)}
            disabled={cancelling}
            onClick={() => void cancels.ask([{ id, title }])}
          />
        )}
      </div>
      <p className="jp-GlobusTask-route">{route}</p>
      {state === 'running' && (
        <ProgressBar
          title={title}
          fraction={progressOf(task, sent)?.fraction ?? null}
        />
      )}
      <p className="jp-GlobusTask-line">
        {cancelling ? trans.__('Cancelling …') : line}{' '}
        <span role="status">{note}</span>{' '}
        {state === 'stuck' && (
          <>
            <Mend task={task} />{' '}
            <button type="button" className="jp-GlobusLink" onClick={open}>
              {trans.__('Details')}
            </button>
          </>
        )}
        {state === 'done' && place && (
          <button
            type="button"
            className="jp-GlobusLink"
            onClick={() => void showFiles({ services, model }, place, 'second')}
          >
            {trans.__('Show files')}
          </button>
        )}
      </p>
      {failure && <FailureView failure={failure} />}
    </li>
  );
}
