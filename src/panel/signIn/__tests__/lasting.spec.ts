import { nullTranslator } from '@jupyterlab/translation';
import type { NotKept } from '../../../engine/contract';
import { fail } from '../../../engine/contract';
import { lasting } from '../lasting';

const trans = nullTranslator.load('jupyterlab_globus');

it('lasts over a reload where it is kept', () => {
  const said = lasting('kept', trans);
  expect(said).toContain('also after a reload');
  expect(said).not.toContain('or the last page');
});

it.each<[NotKept, RegExp]>([
  ['off', /closed or reloaded\.$/],
  ['no-server', /closed or reloaded\. .*server extension/],
  ['plain-http', /closed or reloaded\. .*plain HTTP/],
  ['failed', /closed or reloaded\. .*not be kept: The disk\\u{202E} is full\.$/]
])('says that a reload ends it, and why: %s', (keeping, said) => {
  const { failure } = fail('refused', 'Full', 'The disk\u202e is full.');
  expect(lasting(keeping, trans, failure)).toMatch(said);
});
