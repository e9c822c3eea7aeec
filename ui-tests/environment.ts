import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A collection as the sandbox announces it. */
export interface ICollection {
  id: string;
  display_name: string;
  entity_type: string;
  role: string;
  /** Its folder on this machine. */
  path: string;
}

/** Where the servers of the browser tests are; scripts/ui-server.mjs writes it. */
export interface IEnvironment {
  labUrl: string;
  sandboxUrl: string;
  sandboxRoot: string;
  /** The native client: what the extension signs in as. */
  clientId: string;
  clients: { native: string; confidential: { id: string; secret: string } };
  collections: ICollection[];
  /** The folder that JupyterLab serves. */
  notebooks: string;
}

export const PORT = Number(process.env.GLOBUS_UI_PORT ?? 8988);

/** The environment of this run. Only tests can ask: the servers must be up. */
export function environment(): IEnvironment {
  const home = path.join(__dirname, '..', '.work', 'ui', String(PORT));
  const text = readFileSync(path.join(home, 'env.json'), 'utf8');
  return JSON.parse(text) as IEnvironment;
}

/** The collection of a role: "tutorial-1", "offline" … */
export function collection(role: string): ICollection {
  const found = environment().collections.find(each => each.role === role);
  if (!found) {
    throw new Error(`The sandbox has no collection in the role ${role}.`);
  }
  return found;
}
