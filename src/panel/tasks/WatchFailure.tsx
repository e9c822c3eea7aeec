import { useState } from 'react';
import type { TaskSnapshot } from '../../engine/contract';
import { Button } from '../common/Button';
import { usePanel } from '../common/context';
import { FailureView } from '../common/Failure';
import { formatMoment } from '../common/format';

/** Says that the last look at the tasks failed, and how old is what is shown. */
export function WatchFailure(props: {
  snapshot: TaskSnapshot;
  now: number;
}): JSX.Element | null {
  const { model, trans } = usePanel();
  const { snapshot, now } = props;
  const { failure, seenAt } = snapshot;
  // Until the next look has brought another snapshot.
  const [asked, setAsked] = useState<TaskSnapshot | null>(null);
  const looking = asked === snapshot;
  if (!failure) {
    return null;
  }
  const lookAgain = () => {
    if (!looking) {
      setAsked(snapshot);
      void model.lookAgain();
    }
  };
  return (
    <FailureView
      failure={failure}
      advice={
        seenAt > 0
          ? trans.__(
              'What is shown is as of %1. It goes on by itself as soon as Globus can be reached.',
              formatMoment(seenAt, now, trans)
            )
          : undefined
      }
    >
      <Button aria-disabled={looking} aria-busy={looking} onClick={lookAgain}>
        {looking ? trans.__('Looking …') : trans.__('Try again')}
      </Button>
    </FailureView>
  );
}
