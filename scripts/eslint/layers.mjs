/**
 * The layers of src/, from the top. An import may only point down this list;
 * layers of one row don't know each other. docs/design.md says why.
 */
export const LAYERS = [
  ['index'],
  ['plugins'],
  ['panel', 'commands', 'kernel'],
  ['operations'],
  ['engine'],
  ['globus']
];

/** What a layer may not use, so that it can run where it has to run. */
export const REFUSED_PACKAGES = {
  operations:
    /^(react|react-dom|@jupyter\/react-components|@lumino\/widgets|@jupyterlab\/(application|apputils|cells|completer|console|docregistry|filebrowser|launcher|notebook|outputarea|rendermime|statusbar|ui-components))(\/|$)/,
  engine: /^(react|react-dom|@jupyter|@jupyterlab)(\/|$)/,
  globus: /^(react|react-dom|comlink|@jupyter|@jupyterlab|@lumino)(\/|$)/
};

/** The place of a layer in the list; a higher number is further down. */
export function depth(layer) {
  return LAYERS.findIndex(row => row.includes(layer));
}
