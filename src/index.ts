import { commandsPlugin } from './plugins/commands';
import { kernelPlugin } from './plugins/kernel';
import { pagePlugin } from './plugins/page';
import { panelPlugin } from './plugins/panel';

export * from './tokens';
export default [pagePlugin, panelPlugin, commandsPlugin, kernelPlugin];
