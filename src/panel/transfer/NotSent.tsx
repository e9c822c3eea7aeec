import { useEffect, useRef } from 'react';
import type { Failure } from '../../engine/contract';
import { Button } from '../common/Button';
import { usePanel } from '../common/context';
import { FailureView } from '../common/Failure';
import { showTasks } from '../tasks/showTasks';
import type { Sending } from './useSubmit';

/** Why a transfer was not sent, or not known to be, and what to do. */
export function NotSent(props: {
  failure: Failure;
  /** What was tried. */
  args: Sending;
  /** What would be sent now. */
  now: Sending;
  /** Closes the form. */
  onLeave: () => void;
}): JSX.Element {
  const parts = usePanel();
  const { services, trans } = parts;
  const { failure, args, now, onLeave } = props;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer browsers return a promise, which is no clean-up.
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const isOther = failure.unanswered !== undefined && !same(args, now);
  // Newest first: the others only may be in the way.
  const [task] = failure.tasks ?? [];
  return (
    <div ref={place} className="jp-GlobusNotSent">
      <FailureView
        failure={isOther ? { ...failure, unanswered: undefined } : failure}
        advice={
          isOther
            ? trans.__(
                'The first try may have arrived. Look under Tasks before you send it with other choices.'
              )
            : undefined
        }
      >
        {(failure.kind === 'conflict' || isOther) && (
          <Button
            onClick={() => {
              onLeave();
              if (task === undefined) {
                showTasks(parts);
              } else {
                services.openTask(task);
              }
            }}
          >
            {task === undefined
              ? trans.__('Show tasks')
              : trans.__('Show the task that runs')}
          </Button>
        )}
      </FailureView>
    </div>
  );
}

/** The items of a form are the same object while they are the same. */
function same(one: Sending, other: Sending): boolean {
  const text = (draft: Sending) => JSON.stringify({ ...draft, items: null });
  return one.items === other.items && text(one) === text(other);
}
