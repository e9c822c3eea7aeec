import { LabIcon } from '@jupyterlab/ui-components';
import arrowDown from '../../../style/icons/arrow-down.svg';
import arrowLeft from '../../../style/icons/arrow-left.svg';
import arrowRight from '../../../style/icons/arrow-right.svg';
import arrowUp from '../../../style/icons/arrow-up.svg';
import cross from '../../../style/icons/cross.svg';
import hidden from '../../../style/icons/hidden.svg';
import panes from '../../../style/icons/panes.svg';
import star from '../../../style/icons/star.svg';
import waiting from '../../../style/icons/waiting.svg';
import warning from '../../../style/icons/warning.svg';

const icon = (name: string, svgstr: string): LabIcon =>
  new LabIcon({ name: `jupyterlab-globus:${name}`, svgstr });

export const arrowDownIcon = icon('arrow-down', arrowDown);
export const arrowLeftIcon = icon('arrow-left', arrowLeft);
export const arrowRightIcon = icon('arrow-right', arrowRight);
export const arrowUpIcon = icon('arrow-up', arrowUp);
export const crossIcon = icon('cross', cross);
export const hiddenIcon = icon('hidden', hidden);
export const panesIcon = icon('panes', panes);
export const starIcon = icon('star', star);
export const waitingIcon = icon('waiting', waiting);
export const warningIcon = icon('warning', warning);
