import { useEffect, useRef } from 'react';
import type { Failure } from '../../engine/contract';
import type { TransferArguments } from '../../operations/transfer';
import { usePanel } from '../common/context';
import { FailureView } from '../common/Failure';

/** Why a transfer was not sent, or not known to be, and what to do. */
export function NotSent(props: {
  failure: Failure;
  /** What was tried. */
  args: TransferArguments;
  /** What would be sent now. */
  now: TransferArguments;
  /** Closes the form. */
  onLeave: () => void;
}): JSX.Element {
  const { model, services, trans } = usePanel();
  const { failure, args, now, onLeave } = props;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer browsers return a promise, which is no clean-up.
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const unknown =
    failure.kind === 'no-connection' || failure.kind === 'service-down';
  return (
    <div ref={place} className="jp-GlobusNotSent">
      <FailureView
        failure={failure}
        advice={
          !unknown
            ? undefined
            : same(args, now)
              ? trans.__(
                  'Trying again is safe: for ten minutes Globus takes this transfer only once.'
                )
              : trans.__(
                  'The first try may have arrived. Look under Tasks before you send it with other choices.'
                )
        }
      >
        {(failure.kind === 'conflict' || (unknown && !same(args, now))) && (
          <button
            type="button"
            className="jp-GlobusButton"
            onClick={() => {
              onLeave();
              model.tab.set('tasks');
              services.openPanel();
            }}
          >
            {trans.__('Show tasks')}
          </button>
        )}
      </FailureView>
    </div>
  );
}

/** The items of a form don't change. */
function same(one: TransferArguments, other: TransferArguments): boolean {
  const text = (args: TransferArguments) =>
    JSON.stringify({ ...args, items: null });
  return text(one) === text(other);
}
