import { useEffect, useRef } from 'react';
import { usePanel, useStore } from '../common/context';

/** Calls back when someone signs in, in this page or another one. */
export function useOnSignIn(then: () => void): void {
  const { model } = usePanel();
  const signedIn = useStore(model.session)?.status === 'signed-in';
  const wasOut = useRef(!signedIn);
  useEffect(() => {
    if (!signedIn) {
      wasOut.current = true;
    } else if (wasOut.current) {
      wasOut.current = false;
      then();
    }
  }, [signedIn, then]);
}
