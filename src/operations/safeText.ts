/**
 * Characters that change how the text around them looks, or that can't be
 * seen: controls, bidirectional marks, zero-width and other format characters,
 * line separators and lone surrogates. The joiner of emoji and of several
 * scripts (U+200D) and its opposite (U+200C) stay: words are written with them.
 */
const UNSAFE =
  /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu;

/**
 * Writes a text from elsewhere (a file's name, a label, a kernel's line) so
 * that it can't pose as another: what can't be seen is written `\u{…}`.
 * For showing only: the name itself goes back to the service as it came.
 */
export function safeText(text: string): string {
  return text.replace(UNSAFE, escaped);
}

/** As {@link safeText}, but a text of several lines stays so. */
export function safeLines(text: string): string {
  return text.split('\n').map(safeText).join('\n');
}

function escaped(character: string): string {
  switch (character) {
    case '\n':
      return '\\n';
    case '\r':
      return '\\r';
    case '\t':
      return '\\t';
    default:
      return `\\u{${character.codePointAt(0)!.toString(16).toUpperCase()}}`;
  }
}
