/**
 * All that is fetched when it is first needed. One module, so that the builder
 * can make one of what is in it: with a door each, it keeps some thirty apart.
 */
export { run, reasonOf, schemaOf } from '../commands';
export { connectEngine } from '../engine/connect';
export { Answerer } from '../kernel/answer';
export { Completer } from '../kernel/completion';
export { namesIn } from '../kernel/notebookNames';
export { attend } from './attend';
export { choiceIn, defaultsIn } from './choice';
export { makeKeeper } from './keeper';
export { makeDisks } from './makeDisks';
export { makeGrants } from './makeGrants';
export {
  addPaneCommands,
  createFiles,
  createPanel,
  createTask,
  fetchFiles,
  makeServices,
  sendFiles
} from '../panel';
