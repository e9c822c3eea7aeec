import type { PanelParts } from '../common/context';

/** Opens the panel on the list of tasks. */
export function showTasks({ services, model }: PanelParts): void {
  model.tab.set('tasks');
  services.openPanel();
}
