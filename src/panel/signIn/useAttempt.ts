import { useState } from 'react';
import { fail, failureOf } from '../../engine/contract';
import type {
  Failure,
  PendingSignIn,
  SignInWishes
} from '../../engine/contract';
import { queryKeys } from '../../operations/queries';
import { usePanel } from '../common/context';
import { useMutation, useQuery, useQueryClient } from '../query/hooks';

/** A page of Globus to open, and whether the one before it ran out. */
interface Link extends PendingSignIn {
  renewed: boolean;
}

/** A sign-in or consent under way. */
export interface Attempt {
  /** The page to open; null until the engine has made one. */
  link: Link | null;
  /** Why there is no page to open. */
  noLink: Failure | null;
  code: string;
  setCode: (code: string) => void;
  /** What became of the last code. */
  failure: Failure | null;
  sending: boolean;
  send: () => void;
  startOver: () => void;
}

/** Whether a failure means that the attempt is used up, the code with it. */
function usesUp({ kind }: Failure): boolean {
  return kind === 'code-refused' || kind === 'other-identity';
}

/**
 * Keeps a page of Globus ready to be opened, made anew when it runs out or a
 * code was refused, and exchanges the code.
 */
export function useAttempt(wishes: SignInWishes, onDone: () => void): Attempt {
  const { engine, services, trans } = usePanel();
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const queryKey = queryKeys.pending({ wishes, choice: services.choice });
  const query = useQuery({
    queryKey,
    queryFn: async (): Promise<Link> => {
      const renewed = queries.getQueryData(queryKey) !== undefined;
      return { ...(await engine.beginSignIn(wishes)), renewed };
    },
    staleTime: Infinity,
    gcTime: 0,
    refetchInterval: ({ state }) =>
      state.data ? Math.max(1000, state.data.expiresAt - Date.now()) : false
  });
  const link = query.data ?? null;
  const again = () => {
    setCode('');
    queries.resetQueries({ queryKey });
  };
  const completion = useMutation({
    mutationFn: async (id: string) => {
      if (code.trim() === '') {
        const message = trans.__('Paste the code that Globus shows first.');
        throw fail('bad-request', 'NoCode', message);
      }
      await engine.completeSignIn(id, code);
    },
    onSuccess: () => {
      // Where more is asked for, as a stronger session still, it begins anew.
      again();
      onDone();
    },
    onError: error => {
      if (usesUp(failureOf(error))) {
        again();
      }
    }
  });
  return {
    link,
    noLink: query.error ? failureOf(query.error) : null,
    code,
    setCode,
    failure: completion.error ? failureOf(completion.error) : null,
    sending: completion.isPending,
    send: () => {
      if (link && !completion.isPending) {
        completion.mutate(link.id);
      }
    },
    startOver: () => {
      completion.reset();
      again();
    }
  };
}
