import { YNotebook } from '@jupyter/ydoc';
import { namesIn } from '../notebookNames';

const A = '6c54cade-bde5-45c1-bdea-f4bd71dba2cc';

const made: YNotebook[] = [];

afterEach(() => {
  made.splice(0).forEach(model => model.dispose());
});

/** The names of a notebook whose metadata begin like this. */
function setUp(globus?: unknown) {
  const notebook = YNotebook.create();
  made.push(notebook);
  if (globus !== undefined) {
    notebook.setMetadata('globus', globus as never);
  }
  return {
    names: namesIn(() => notebook),
    kept: () => notebook.getMetadata('globus')
  };
}

it('names are kept in the metadata, beside what else is there', () => {
  const { names, kept } = setUp({ other: 1, collections: { old: A } });
  expect(names.get()).toEqual({ old: A });
  names.set({ survey: A });
  expect(names.get()).toEqual({ survey: A });
  expect(kept()).toEqual({ other: 1, collections: { survey: A } });
});

it('nothing of ours stays when the last name goes', () => {
  const { names, kept } = setUp();
  names.set({ survey: A });
  names.set({});
  expect(names.get()).toBeUndefined();
  expect(kept()).toBeUndefined();
});

it.each(['text', [A], null])('metadata that are %j name nothing', globus => {
  expect(setUp(globus).names.get()).toBeUndefined();
});

it('a notebook that was closed names nothing', () => {
  const names = namesIn(() => null);
  expect(names.get()).toBeUndefined();
  expect(() => names.set({ survey: A })).not.toThrow();
});
