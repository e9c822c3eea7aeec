import { pythonText, pythonTransfer } from '../python';

it('writes texts that nothing in them can end, hide in or turn around', () => {
  expect(pythonText('"; import os #\\')).toBe('"\\"; import os #\\\\"');
  expect(pythonText('a\nb\r\t\0')).toBe('"a\\nb\\r\\t\\u0000"');
  expect(pythonText('a\u202eb\u2028\ud800')).toBe('"a\\u202eb\\u2028\\ud800"');
  expect(pythonText('\u{e0001}')).toBe('"\\U000e0001"');
  expect(pythonText('été {x} $y')).toBe('"été {x} $y"');
});

it('says once what is the same for all items', () => {
  const ends = { source: 'S', destination: 'D' };
  const folder = (name: string) => ({
    source: `/${name}`,
    destination: `/${name}`,
    recursive: true
  });
  const text = pythonTransfer({ ...ends, items: [folder('a'), folder('b')] });
  expect(text.match(/recursive=True/g)).toHaveLength(1);
  expect(text).not.toContain('Item');
});
