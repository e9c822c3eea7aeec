import { failureOf } from '../../engine/contract';
import type { Failure, TaskDocument } from '../../engine/contract';
import { withPerson } from '../../operations/perform';
import { usePanel } from '../common/context';
import { useMutation } from '../query/hooks';

/**
 * Gives what a waiting task lacks: looks at both of its collections, and what
 * they ask for (a consent, a sign-in) the person is asked for.
 */
export function useMend(task: TaskDocument): {
  mend: () => void;
  mending: boolean;
  mended: boolean;
  failure: Failure | null;
} {
  const { engine, services } = usePanel();
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: async () => {
      const ends = [task.source_endpoint_id, task.destination_endpoint_id];
      for (const id of new Set(ends.filter(end => end !== null))) {
        await withPerson(services.context, () => engine.list(id, null, false));
      }
    }
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
