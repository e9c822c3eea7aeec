import { partsOf } from '../parts';
import type { PanelServices } from '../services';

/** Calls back with whether the next page that is loaded has tasks to watch. */
export function followOpen(
  services: PanelServices,
  tell: (isOpen: boolean) => void
): void {
  const { open } = partsOf(services).model;
  const follow = () => {
    const isOpen = open.get();
    if (isOpen !== null) {
      tell(isOpen);
    }
  };
  open.follow(follow);
  follow();
}
