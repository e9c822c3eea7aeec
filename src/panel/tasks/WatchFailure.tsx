import { failureOf } from '../../engine/contract';
import type { TaskSnapshot } from '../../engine/contract';
import { Button } from '../common/Button';
import { usePanel } from '../common/context';
import { FailureView } from '../common/Failure';
import { formatMoment } from '../common/format';
import { useMutation } from '../query/hooks';

/** Says that the last look at the tasks failed, and how old is what is shown. */
export function WatchFailure(props: {
  snapshot: TaskSnapshot;
  now: number;
}): JSX.Element | null {
  const { model, trans } = usePanel();
  const { snapshot, now } = props;
  const { failure, seenAt } = snapshot;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => model.lookAgain()
  });
  if (!failure) {
    return null;
  }
  return (
    <FailureView
      failure={error ? failureOf(error) : failure}
      advice={
        seenAt > 0
          ? trans.__(
              'What is shown is as of %1. It goes on by itself as soon as Globus can be reached.',
              formatMoment(seenAt, now, trans)
            )
          : undefined
      }
    >
      <Button
        aria-disabled={isPending}
        aria-busy={isPending}
        onClick={() => !isPending && mutate()}
      >
        {isPending ? trans.__('Looking …') : trans.__('Try again')}
      </Button>
    </FailureView>
  );
}
