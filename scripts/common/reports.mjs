/** Counting what passed and failed from the reports that the runners wrote. */
import { existsSync, readFileSync } from 'node:fs';

/** The test cases of a JUnit report; a skipped one counts as neither. */
export function countJUnit(file) {
  if (!existsSync(file)) {
    return { passed: 0, failed: 0 };
  }
  const [, ...cases] = readFileSync(file, 'utf8').split(/<testcase\b/);
  const failed = cases.filter(text => /<(failure|error)\b/.test(text)).length;
  const skipped = cases.filter(
    text => /<skipped\b/.test(text) && !/<(failure|error)\b/.test(text)
  ).length;
  return { passed: cases.length - failed - skipped, failed };
}

/**
 * The verdict on a runner: its report's count, and a failure more where the
 * report can't be the whole truth (it ended badly, or ran nothing).
 */
export function verdict(code, { passed, failed }) {
  const honest = code === 0 ? passed > 0 : failed > 0;
  return { passed, failed: failed + (honest ? 0 : 1) };
}
