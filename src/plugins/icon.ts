import { LabIcon } from '@jupyterlab/ui-components';

/** Two folders' worth of arrows: what this extension does. Not Globus' logo. */
export const globusIcon = new LabIcon({
  name: 'jupyterlab-globus:transfer',
  svgstr: `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 24 24">
  <path class="jp-icon3 jp-icon-selectable" fill="#616161" d="M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm0 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16Zm2 3.5v2H7.5v2H14v2l4-3-4-3Zm-4 6-4 3 4 3v-2h6.5v-2H10v-2Z"/>
</svg>`
});
