import { safeLines, safeText } from '../safeText';

describe('safeText', () => {
  it('leaves names of any language as they are', () => {
    for (const name of [
      'survey 2026.parquet',
      '-rf',
      'Übung – ß',
      '観測データ',
      'نتائج',
      '👩‍🔬.txt',
      'a\ufffdb'
    ]) {
      expect(safeText(name)).toBe(name);
    }
  });

  it('writes out controls', () => {
    expect(safeText('a\nb\tc\rd')).toBe('a\\nb\\tc\\rd');
    expect(safeText('\u0000\u001b[31m\u007f\u0085')).toBe(
      '\\u{0}\\u{1B}[31m\\u{7F}\\u{85}'
    );
  });

  it('writes out what turns the reading direction', () => {
    expect(safeText('report\u202Efdp.exe')).toBe('report\\u{202E}fdp.exe');
    expect(safeText('\u2066x\u2069\u200F')).toBe(
      '\\u{2066}x\\u{2069}\\u{200F}'
    );
  });

  it('writes out what can’t be seen', () => {
    expect(safeText('a\u200Bb\uFEFFc\u00ADd\u2028e')).toBe(
      'a\\u{200B}b\\u{FEFF}c\\u{AD}d\\u{2028}e'
    );
  });

  it('writes out half of a pair', () => {
    expect(safeText('\ud83d!')).toBe('\\u{D83D}!');
  });
});

describe('safeLines', () => {
  it('keeps the lines', () => {
    expect(safeLines('one\ntwo\u202E')).toBe('one\ntwo\\u{202E}');
  });
});
