/**
 * All that is fetched when it is first needed. One module, so that the builder
 * can make one of what is in it: with a door each, it keeps some thirty apart.
 */
export { run, reasonOf, schemaOf } from '../commands';
export { Answerer } from '../kernel/answer';
export { Completer } from '../kernel/completion';
export { connectPage } from './connectPage';
export {
  addPaneCommands,
  createFiles,
  createPanel,
  createTask,
  fetchFiles,
  sendFiles
} from '../panel';
