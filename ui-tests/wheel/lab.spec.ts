import { test } from '../tests/globus';
import { Notebook, writeNotebook } from '../tests/notebooks';
import { cells, sendFromCells, sendFromPanel } from './mainJob';

test('the installed wheel does the main job in JupyterLab', async ({
  page,
  panel,
  tmpPath
}) => {
  const file = await writeNotebook(tmpPath, 'python3', cells());
  await panel.open();
  await sendFromPanel(panel);
  const notebook = new Notebook(page);
  await notebook.open(file);
  await sendFromCells(panel, notebook);
});
