import { useCallback, useSyncExternalStore } from 'react';
import type { ServiceChoice } from '../../engine/contract';
import { usePanel } from '../common/context';

/** Which Globus is set, followed; null while no client id is. */
export function useChoice(): ServiceChoice | null {
  const { services } = usePanel();
  return useFollowed(() => services.choice);
}

/** Something that the settings say, followed. */
export function useFollowed<T>(get: () => T): T {
  const { services } = usePanel();
  const follow = useCallback(
    (follower: () => void) => {
      services.choiceChanged.connect(follower);
      return () => {
        services.choiceChanged.disconnect(follower);
      };
    },
    [services]
  );
  return useSyncExternalStore(follow, get);
}
