import { absolute } from '../../operations/places';

/** A folder on the way to the one that is shown. */
export interface Crumb {
  name: string;
  /** Where it leads, with a slash at the end. */
  path: string;
}

/** The folders from the root to a path, which may end in a slash or not. */
export function crumbsOf(path: string): Crumb[] {
  const parts = path.split('/').filter(part => part !== '');
  let at = '/';
  return [
    { name: '/', path: '/' },
    ...parts.map(name => {
      at += `${name}/`;
      return { name, path: at };
    })
  ];
}

/** What is typed so far: in which folder it goes on, and the part of a name. */
export interface Typed {
  /** With a slash at the end. */
  folder: string;
  part: string;
}

export function typedParts(text: string): Typed {
  const path = absolute(text.trimStart());
  const end = path.lastIndexOf('/') + 1;
  return { folder: path.slice(0, end), part: path.slice(end) };
}

/** The text with its last part completed to a folder's name. */
export function completed(text: string, name: string): string {
  return `${text.slice(0, text.lastIndexOf('/') + 1)}${name}/`;
}

/** Names that begin with the part, whatever the case; at most so many. */
export function completions(
  names: readonly string[],
  part: string,
  most: number
): string[] {
  const begins = part.toLowerCase();
  const found: string[] = [];
  for (const name of names) {
    if (name.toLowerCase().startsWith(begins) && found.push(name) === most) {
      break;
    }
  }
  return found;
}
