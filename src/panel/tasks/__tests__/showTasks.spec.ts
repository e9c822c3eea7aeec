import type { PanelParts } from '../../common/context';
import { Store } from '../../common/store';
import { showTasks } from '../showTasks';

it('opens the panel on its tasks', () => {
  const tab = new Store('files');
  const openPanel = jest.fn();
  showTasks({
    model: { tab },
    services: { openPanel }
  } as unknown as PanelParts);
  expect(tab.get()).toBe('tasks');
  expect(openPanel).toHaveBeenCalledTimes(1);
});
