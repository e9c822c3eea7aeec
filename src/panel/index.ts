/** The panel: a door that people use. Loaded when it is first needed. */
import '../../style/panel.raw.css';

export { addPaneCommands } from './files/actions/register';
export { fetchFiles, sendFiles } from './files/fromBrowser';
export { PanelQuestions } from './questions';
export { makeServices } from './services';
export type { PanelServices, PanelSurroundings } from './services';
export { barrier } from './telling/inBrowser';
export { followOpen } from './telling/followOpen';
export { offerNotifications } from './telling/offer';
export { makeRunning } from './telling/running';
export { createFiles, createPanel, createTask, makeStatus } from './widgets';
