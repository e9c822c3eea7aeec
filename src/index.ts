import { commandsPlugin } from './plugins/commands';
import { completionPlugin } from './plugins/completion';
import { disksPlugin } from './plugins/disks';
import { filesPlugin } from './plugins/files';
import { kernelPlugin } from './plugins/kernel';
import { pagePlugin } from './plugins/page';
import { panelPlugin } from './plugins/panel';

export * from './tokens';
export default [
  pagePlugin,
  panelPlugin,
  filesPlugin,
  commandsPlugin,
  kernelPlugin,
  completionPlugin,
  disksPlugin
];
