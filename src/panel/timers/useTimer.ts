import type { Failure, TimerDocument } from '../../engine/contract';
import { failureOf } from '../../engine/contract';
import { perform } from '../../operations/perform';
import { queryKeys } from '../../operations/queries';
import { deleteTimer, pauseTimer, resumeTimer } from '../../operations/timers';
import { asNow, PANEL } from '../common/caller';
import { confirmed } from '../common/confirm';
import { usePanel } from '../common/context';
import { useMutation, useQueryClient } from '../query/hooks';

type Act = 'pause' | 'resume' | 'delete';

const OPERATIONS = {
  pause: pauseTimer,
  resume: resumeTimer,
  delete: deleteTimer
};

/** What can be done with a timer; what it did shows in the list. */
export function useTimer(
  timer: TimerDocument,
  title: string
): {
  act: (what: Act) => void;
  /** What is on its way. */
  acting: Act | null;
  failure: Failure | null;
  /** What was done last, in words. */
  note: string | null;
} {
  const parts = usePanel();
  const { trans } = parts;
  const client = useQueryClient();
  const { mutate, isPending, isSuccess, error, variables } = useMutation({
    mutationFn: (what: Act) =>
      perform<unknown, unknown>(OPERATIONS[what], asNow(parts), PANEL, {
        timer: timer.job_id
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.timers })
  });
  const act = async (what: Act) => {
    if (isPending) {
      return;
    }
    if (
      what !== 'delete' ||
      (await confirmed({
        title: trans.__('Delete the timer “%1”?', title),
        body: trans.__(
          'It sends nothing any more. Tasks that it began go on, and files that arrived stay.'
        ),
        keep: trans.__('Keep it'),
        act: trans.__('Delete the timer')
      }))
    ) {
      mutate(what);
    }
  };
  const failure = error ? failureOf(error) : null;
  return {
    act: what => void act(what),
    acting: isPending ? (variables ?? null) : null,
    failure: failure?.kind === 'declined' ? null : failure,
    note: !isSuccess
      ? null
      : variables === 'pause'
        ? trans.__('It is paused now.')
        : variables === 'resume'
          ? trans.__('It runs again.')
          : null
  };
}
