import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { Widget } from '@lumino/widgets';
import { placeWidget } from '../place';

it.each([
  ['the main area of JupyterLab', true, 'main'],
  ['the side where the main area holds one widget', false, 'right']
])('puts a widget into %s', (_, inLab, area) => {
  const add = jest.fn();
  const widget = Object.create(null) as Widget;
  const shell = { add } as unknown as JupyterFrontEnd.IShell;
  placeWidget(shell, inLab, widget);
  expect(add.mock.calls).toEqual([[widget, area, expect.anything()]]);
});
