import { fail } from '../engine/contract';
import { nearest } from './grammar/nearest';
import type { CollectionNames, NotebookNames } from './names';
import { nameProblem, readNames, writePlace } from './names';
import type { Operation } from './perform';

export interface AliasArguments {
  /** Left out: nothing changes. */
  name?: string;
  /** `UUID` or `UUID:/base`; empty takes the name away. */
  place?: string;
}

/** Returns the notebook's names as they are after it. */
export const alias: Operation<AliasArguments, CollectionNames> = {
  id: 'alias',
  summary: 'Keep names for collections in the notebook, or list them',
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      name: {
        type: 'string',
        description:
          'What to call the collection; left out, the names are listed'
      },
      place: {
        type: 'string',
        description:
          'COLLECTION, or COLLECTION:PATH to have that folder as the root; empty takes the name away'
      }
    }
  },
  action: () => ({ right: 'none' }),
  run: async ({ names }, { name, place }) => {
    const notebook = names?.notebook;
    if (!notebook) {
      throw bad(
        'only a notebook keeps names. For a console, put them in the settings of Globus, under "Names for collections".'
      );
    }
    if (name !== undefined || place !== undefined) {
      change(notebook, name, place);
    }
    return written(readNames(notebook.get()));
  }
};

function change(
  notebook: NotebookNames,
  name = '',
  place: string | undefined
): void {
  const problem = nameProblem(name);
  if (problem !== null) {
    throw bad(`the name ${JSON.stringify(name)} ${problem}.`);
  }
  if (place === undefined) {
    throw bad(`"place" is missing: write ${name}=UUID.`);
  }
  const names = readNames(notebook.get());
  if (place === '' && !names.has(name)) {
    const near = nearest(name, [...names.keys()]);
    throw bad(
      `this notebook has no name "${name}".${near === null ? '' : ` Did you mean "${near}"?`}`
    );
  }
  const [meant] = readNames({ [name]: place }).values();
  if (place !== '' && !meant) {
    throw bad(
      `"${place}" is no place for a name: write UUID, or UUID:/PATH with no . or .. on its way.`
    );
  }
  names.delete(name);
  notebook.set({ ...written(names), ...(meant ? { [name]: place } : {}) });
}

function written(names: ReturnType<typeof readNames>): CollectionNames {
  return Object.fromEntries(
    [...names].map(([name, place]) => [name, writePlace(place)])
  );
}

function bad(message: string): Error {
  return fail('bad-request', 'BadArguments', `alias: ${message}`);
}
