import { useEffect, useRef } from 'react';
import type { Failure } from '../../engine/contract';
import { usePanel } from '../common/context';
import { FailureView } from '../common/Failure';
import type { Draft } from './draft';

/** Why a transfer was not sent, or not known to be, and what to do. */
export function NotSent(props: {
  failure: Failure;
  /** What was tried. */
  args: Draft;
  /** What would be sent now. */
  now: Draft;
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

/** The items of a form are the same object while they are the same. */
function same(one: Draft, other: Draft): boolean {
  const text = (draft: Draft) => JSON.stringify({ ...draft, items: null });
  return one.items === other.items && text(one) === text(other);
}
