import { failureOf } from '../../../engine/contract';
import type { Failure, TaskDocument } from '../../../engine/contract';
import { usePanel } from '../../common/context';
import { useMutation } from '../../query/hooks';
import { mendTask } from './mend';

/** Gives a waiting task what it lacks, from a view. */
export function useMend(task: TaskDocument): {
  mend: () => void;
  mending: boolean;
  mended: boolean;
  failure: Failure | null;
} {
  const { services } = usePanel();
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () => mendTask(services.context, task)
  });
  const failure = error ? failureOf(error) : null;
  return {
    mend: () => mutate(),
    mending: isPending,
    mended: isSuccess,
    // Closing the question is no failure.
    failure: failure?.kind === 'declined' ? null : failure
  };
}
