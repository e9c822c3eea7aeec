import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { countJUnit, verdict } from '../reports.mjs';

const report = `<testsuites tests="5"><testsuite>
  <testcase name="a"/>
  <testcase name="b"></testcase>
  <testcase name="c"><failure message="no"/></testcase>
  <testcase name="d"><error>set-up</error></testcase>
  <testcase name="e"><skipped/></testcase>
</testsuite></testsuites>`;

test('test cases are counted, skipped ones as neither', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'globus-reports-'));
  const file = path.join(folder, 'report.xml');
  writeFileSync(file, report);
  expect(countJUnit(file)).toEqual({ passed: 2, failed: 2 });
  rmSync(folder, { recursive: true });
});

test('a report that was never written counts nothing', () => {
  expect(countJUnit('/nowhere.xml')).toEqual({ passed: 0, failed: 0 });
});

test.each([
  ['all passed', 0, { passed: 3, failed: 0 }, { passed: 3, failed: 0 }],
  ['some failed', 1, { passed: 2, failed: 1 }, { passed: 2, failed: 1 }],
  ['nothing ran', 0, { passed: 0, failed: 0 }, { passed: 0, failed: 1 }],
  ['crashed after', 1, { passed: 3, failed: 0 }, { passed: 3, failed: 1 }]
])('%s', (_name, code, counts, expected) => {
  expect(verdict(code, counts)).toEqual(expected);
});
