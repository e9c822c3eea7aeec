import { toCsv } from '../csv';

it('writes a row a line, and nothing for what isn’t known', () => {
  expect(
    toCsv([
      ['path', 'bytes'],
      ['/a b/ü.txt', 12],
      [null, 0]
    ])
  ).toBe('"path","bytes"\r\n"/a b/ü.txt",12\r\n,0\r\n');
});

it.each([
  ['a,b', '"a,b"'],
  ['a;b', '"a;b"'],
  ['a\tb', '"a\tb"'],
  ['say "x"', '"say ""x"""'],
  ['two\nlines', '"two\nlines"'],
  ['cr\rhere', '"cr\rhere"'],
  ['', '""']
])('keeps %j one cell', (text, cell) => {
  expect(toCsv([[text]])).toBe(`${cell}\r\n`);
});

it.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  [' =1+1', "' =1+1"],
  ['\t=1', "'\t=1"],
  ['\tx', "'\tx"],
  ['=HYPERLINK("http://x","y")', '\'=HYPERLINK(""http://x"",""y"")'],
  ['\r=1', "'\r=1"],
  // Where the spreadsheet ends a cell at another sign.
  ['/b;=1+1', "/b;'=1+1"],
  ['/b; @x;-1', "/b;' @x;'-1"],
  ['/b\t+1', "/b\t'+1"],
  ['/b\n=1', "/b\n'=1"],
  ['/b|=1', "/b|'=1"]
])('gives a spreadsheet no formula in %j', (text, cell) => {
  expect(toCsv([[text]])).toBe(`"${cell}"\r\n`);
});

it('leaves numbers as they are, and signs inside a text', () => {
  expect(toCsv([[-1, '/a=b', 'x-y;z=1']])).toBe('-1,"/a=b","x-y;z=1"\r\n');
});
