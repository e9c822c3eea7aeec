import fc from 'fast-check';

/** What programs have tripped over in names, one of each kind. */
const AWKWARD = [
  // Controls: newline, tab, escape, backspace, delete, and those of latin-1.
  ...['\n', '\r', '\r\n', '\t', '\u001b[31m', '\b', '\u007f', '\u0085'],
  ...['\u0001', '\u000b', '\u009b', '\u2028', '\u2029'],
  // What turns the direction, and letters that run from right to left.
  ...['\u202e', '\u202d', '\u2066', '\u2069', '\u200f', 'עברית', 'العربية'],
  // Zero width, byte order mark, spaces of all sorts.
  ...['\u200b', '\u200d', '\ufeff', '\u00ad', ' ', '\u00a0', '\u3000'],
  // Combining, composed and not, and what looks alike.
  ...['e\u0301', 'é', '\u0301', 'ﬁ', 'ß', 'İ', 'ı', 'Å', 'а'],
  // Beyond the first plane, halves of pairs, noncharacters.
  ...['😀', '👩‍👩‍👧‍👦', '🇩🇪', '\ud83d', '\ude00', '\ude00\ud83d', '\uffff'],
  // A name that isn't UTF-8, as the service tells it.
  ...['\ufffdgr\u00fc\u00df', '\ufffd'],
  // Patterns, options, quotes, and what a shell or a page would run.
  ...['*', '?', '[a]', '{a,b}', '-rf', '--delete', '~', '$HOME', '`id`'],
  ...["'", '"', '\\', '\\n', '&amp;', '<b>', '%2F', '%', '#', '!', '|', ';'],
  ...[
    'CON',
    '.',
    '..',
    ':',
    '测定',
    'ก',
    '__proto__',
    'constructor',
    'null',
    '-',
    '=',
    ' .txt ',
    '𝒳'
  ]
];

/** Some 300 names: each of these alone and at every place of a word. */
export const HAND_PICKED: readonly string[] = [
  ...new Set(
    AWKWARD.flatMap(part => [
      part,
      `${part}a.txt`,
      `a${part}b.txt`,
      `a.txt${part}`
    ])
  )
].filter(name => name !== '.' && name !== '..');

const text = (unit: fc.Arbitrary<string>, maxLength: number) =>
  fc.string({ unit, minLength: 1, maxLength });

/** Any name that a folder can have: not empty, no slash, no NUL. */
export const anyName: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 4, arbitrary: text(fc.constantFrom(...AWKWARD, 'a', '1'), 6) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
    {
      weight: 2,
      arbitrary: text(
        fc.nat(0xffff).map(code => String.fromCharCode(code)),
        20
      )
    },
    {
      weight: 2,
      arbitrary: text(fc.constantFrom(...'file 0129.txt'.split('')), 12)
    },
    { weight: 1, arbitrary: text(fc.constantFrom('ä', 'x', '😀'), 300) }
  )
  .map(name => name.replace(/[/\0]/g, '_') || '_')
  .filter(name => name !== '.' && name !== '..');
