/** A scope that was asked for, with those that it depends on. */
export interface ScopeRequest {
  readonly scope: string;
  /** Written with a `*`: consent to it may be left out. */
  readonly optional: boolean;
  readonly dependencies: readonly ScopeRequest[];
}

/** Scopes by name, and whether each is optional. */
type Scopes = Map<string, boolean>;

// Nobody asks for more, and a few scopes that depend on each other crosswise
// could make a tree without end.
const MOST_SCOPES = 10_000;
const DEEPEST = 100;

/**
 * Read a list of scopes with their dependencies, `a b[c *d[e]]`.
 *
 * Documented (globus-sdk, `ScopeParser`, which says it treats them as the
 * service does): they are a graph, so a scope has the same dependencies
 * wherever it stands; none may depend on itself; what is required once is
 * required. No space after `*` or before `[`; after `]` a space or a `]`.
 *
 * @throws Error if it is none, or empty
 */
export function parseScopes(text: string): ScopeRequest[] {
  const graph = readGraph(text);
  let count = 0;
  const trees = (scopes: Scopes, above: readonly string[]): ScopeRequest[] =>
    [...scopes].map(([scope, optional]) => {
      count++;
      must(count <= MOST_SCOPES && above.length < DEEPEST);
      must(!above.includes(scope));
      const below = graph.below.get(scope) ?? new Map<string, boolean>();
      const dependencies = trees(below, [...above, scope]);
      return { scope, optional, dependencies };
    });
  must(graph.top.size > 0);
  return trees(graph.top, []);
}

function readGraph(text: string): { top: Scopes; below: Map<string, Scopes> } {
  must(!/\* | \[|\][^ \]]/.test(text));
  // Only spaces part scopes: other white space is taken for a part of one.
  const tokens = text.match(/[[\]*]|[^ [\]*]+/g) ?? [];
  const top: Scopes = new Map();
  const below = new Map<string, Scopes>();
  const open: Scopes[] = [top];
  let last: string | undefined;
  tokens.forEach((token, i) => {
    const scopes = open.at(-1) ?? top;
    const next = tokens[i + 1];
    if (token === '*') {
      must(next !== undefined && !/^[[\]*]$/.test(next));
    } else if (token === '[') {
      must(last !== undefined && next !== ']' && next !== '[');
      const inside = below.get(last ?? '') ?? new Map<string, boolean>();
      below.set(last ?? '', inside);
      open.push(inside);
    } else if (token === ']') {
      open.pop();
      must(open.length > 0);
    } else {
      last = token;
      const optional = tokens[i - 1] === '*';
      scopes.set(token, optional && scopes.get(token) !== false);
    }
  });
  must(open.length === 1);
  return { top, below };
}

function must(holds: boolean): void {
  if (!holds) {
    throw new Error('Malformed scope string');
  }
}
