/** What `npm test` runs. Each check is one line of the summary. */
import { at, bin, nodeBin, work } from './paths.mjs';

/** A tool that is content or not: it counts as one. */
const tool = (group, name, command, ...args) => ({
  ...{ group, name, command, args }
});

/** A runner that writes a JUnit report: its test cases are counted. */
const suite = (group, name, command, ...args) => ({
  ...{ group, name, command, args },
  report: work('reports', `${name}.xml`)
});

const tsc = (name, project) =>
  tool('types', name, nodeBin('tsc'), '--noEmit', '-p', at(project));

const pytest = (group, name, folder) =>
  suite(
    ...[group, name, bin('python'), '-m', 'pytest', folder],
    `--junitxml=${work('reports', `${name}.xml`)}`
  );

/** A project of browser tests. */
const browser = (group, name, ...args) => ({
  ...suite(group, name, process.execPath, at('scripts/ui.mjs'), ...args),
  browser: true
});

/** One of two halves of the browser tests, each with servers of its own. */
const journeys = half =>
  browser('journeys', `journeys-${half}`, '--half', `${half}`);

/** The wheel in a browser, in an environment that the check "package" made. */
const wheel = age => browser('wheel', `wheel-${age}`, '--wheel', age);

/** Quick, independent of each other, and without a build; the longest first. */
export const UNIT = [
  suite(
    ...['unit', 'jest', nodeBin('jest'), '--ci', '--reporters=default'],
    '--reporters=jest-junit'
  ),
  tool('lint', 'eslint', nodeBin('eslint'), '--max-warnings', '0', '.'),
  tsc('tsc-tests', 'tsconfig.test.json'),
  tsc('tsc-src', 'tsconfig.json'),
  tsc('tsc-sandbox', 'sandbox'),
  tsc('tsc-ui-tests', 'ui-tests'),
  tool('types', 'mypy', bin('mypy')),
  tool('lint', 'prettier', nodeBin('prettier'), '--check', '.'),
  tool('lint', 'stylelint', nodeBin('stylelint'), 'style/**/*.css'),
  tool('lint', 'ruff', bin('ruff'), 'check'),
  tool('lint', 'ruff-format', bin('ruff'), 'format', '--check')
];

/**
 * What the quick run adds: it keeps what was checked, and starts no sandbox.
 * ESLint looks at changed files alone then, not at those that use their types.
 */
const HASTE = {
  jest: ['--filter', at('scripts/jest/quick.cjs')],
  eslint: ['--cache', '--cache-location', work('cache/eslint')],
  prettier: ['--cache', '--cache-location', work('cache/prettier')]
};

const kept = ({ name }) =>
  name.startsWith('tsc-')
    ? ['--incremental', '--tsBuildInfoFile', work('cache', name)]
    : [];

/** {@link UNIT} as `npm run test:unit` has it: under a minute. */
export const QUICK = UNIT.map(check => ({
  ...check,
  args: [...check.args, ...(HASTE[check.name] ?? kept(check))]
}));

/**
 * They start kernels, servers and browsers. As many at a time as there are
 * lanes, in this order: the halves of the browser tests are the longest.
 */
export const WHOLE = [
  pytest('kernels', 'python', 'tests/python'),
  pytest('judges', 'judges', 'tests/judges'),
  pytest('package', 'package', 'tests/package'),
  journeys(1),
  journeys(2),
  wheel('newest'),
  wheel('oldest')
];
