/** What one character, or with a star any number of them, must be. */
interface Token {
  readonly kind: 'literal' | 'wildcard' | 'star';
  fits(character: string): boolean;
}

const STAR: Token = { kind: 'star', fits: () => true };
const ANY: Token = { kind: 'wildcard', fits: () => true };

/**
 * A test for names by a pattern: `*` stands for anything, `?` for one
 * character, `[…]` for one of those in it, `[!…]` for one that isn't.
 * Documented (globus-sdk, `TransferData.add_filter_rule`).
 *
 * @param escapes - a backslash takes the meaning from what follows
 */
export function glob(
  pattern: string,
  escapes = false
): (name: string) => boolean {
  const tokens = tokenize(pattern, escapes);
  return name => matches(tokens, Array.from(name));
}

/** Whether a name has anything to expand. */
export function hasGlob(name: string): boolean {
  return tokenize(name, true).some(t => t.kind !== 'literal');
}

/** A name without the backslashes that take a meaning away. */
export function unescaped(name: string): string {
  return name.replace(/\\(.)/gs, '$1');
}

function tokenize(pattern: string, escapes: boolean): Token[] {
  const tokens: Token[] = [];
  for (let rest = pattern; rest !== '';) {
    const group = /^\[(!?)(\]?[^\]]*)\]/s.exec(rest);
    const escaped = escapes ? /^\\(.)/su.exec(rest) : null;
    const char = Array.from(rest.slice(0, 2))[0]!;
    if (escaped) {
      tokens.push(literal(escaped[1]!));
    } else if (group?.[2]) {
      tokens.push(oneOf(Array.from(group[2]), group[1] === '!'));
    } else {
      tokens.push(char === '*' ? STAR : char === '?' ? ANY : literal(char));
    }
    rest = rest.slice((escaped ?? (group?.[2] ? group : [char]))[0].length);
  }
  return tokens;
}

function literal(wanted: string): Token {
  return { kind: 'literal', fits: character => character === wanted };
}

function oneOf(members: readonly string[], not: boolean): Token {
  const ranges: [string, string][] = [];
  for (let i = 0; i < members.length; i++) {
    const from = members[i]!;
    const to = members[i + 1] === '-' ? members[i + 2] : undefined;
    ranges.push([from, to ?? from]);
    i += to === undefined ? 0 : 2;
  }
  return {
    kind: 'wildcard',
    fits: character =>
      ranges.some(([from, to]) => from <= character && character <= to) !== not
  };
}

// Goes back to the last star only, so no pattern takes long.
function matches(tokens: readonly Token[], name: readonly string[]): boolean {
  let [at, token] = [0, 0];
  let [starred, resume] = [-1, 0];
  while (at < name.length) {
    const wanted = tokens[token];
    if (wanted?.kind === 'star') {
      starred = token++;
      resume = at;
    } else if (wanted?.fits(name[at]!)) {
      at++;
      token++;
    } else if (starred >= 0) {
      token = starred + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
  return tokens.slice(token).every(t => t.kind === 'star');
}
