import { YNotebook } from '@jupyter/ydoc';
import { nullTranslator } from '@jupyterlab/translation';
import { insertCells, insertProblem, sourcesOf } from '../currentNotebook';

type Target = Parameters<typeof insertCells>[0];

const trans = nullTranslator.load('jupyterlab_globus');

const made: YNotebook[] = [];

beforeEach(() => {
  // YNotebook warns of how it makes cells itself.
  jest.spyOn(console, 'warn').mockReturnValue();
});

afterEach(() => {
  made.splice(0).forEach(shared => shared.dispose());
  jest.restoreAllMocks();
});

function notebook(
  sources: string[],
  model: object = {}
): { target: Target; shared: YNotebook } {
  const shared = new YNotebook();
  made.push(shared);
  shared.insertCells(
    0,
    sources.map(source => ({ cell_type: 'code', source }))
  );
  shared.clearUndoHistory();
  const content = {
    activeCellIndex: 0,
    model: {
      sharedModel: shared,
      readOnly: false,
      defaultKernelLanguage: 'python',
      ...model
    },
    deselectAll: () => {},
    scrollToItem: async () => {}
  };
  const target = { title: { label: 'a.ipynb' }, content };
  return { target: target as unknown as Target, shared };
}

it('puts cells below the active one, in one step of undo', () => {
  const { target, shared } = notebook(['one', 'two']);
  insertCells(target, ['load', 'run']);
  expect(sourcesOf(target)).toEqual(['one', 'load', 'run', 'two']);
  expect(target.content.activeCellIndex).toBe(2);
  shared.undo();
  expect(sourcesOf(target)).toEqual(['one', 'two']);
});

it('fills an empty notebook', () => {
  const { target } = notebook([]);
  target.content.activeCellIndex = -1;
  insertCells(target, ['run']);
  expect(sourcesOf(target)).toEqual(['run']);
});

it.each([
  ['no notebook', null, 'No notebook is open here.'],
  ['one that is still loading', { model: null }, 'No notebook is open here.'],
  ['one that is locked', { readOnly: true }, '“a.ipynb” can’t be changed.'],
  [
    'one in another language',
    { defaultKernelLanguage: 'R' },
    '“a.ipynb” is not in Python.'
  ],
  ['a new one', { defaultKernelLanguage: '' }, null],
  ['one in Python', { defaultKernelLanguage: 'ipython' }, null]
])('says of %s whether it takes a cell', (_what, model, problem) => {
  const { target } = notebook([], model ?? {});
  if (model && 'model' in model) {
    Object.assign(target.content, { model: null });
  }
  expect(insertProblem(model && target, trans)).toBe(problem);
});
