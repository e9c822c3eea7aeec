/** Unit tests, in Node; views are tested in a browser (ui-tests/). */

// Packages that ship ES modules only: jest runs CommonJS, so they are transformed too.
const esm = [
  '@jupyter(lab)?/',
  '@lumino/',
  '@microsoft/',
  '@globus/sdk/',
  '@noble/',
  '@hono/',
  'd3(-[^/]+)?/',
  'comlink/',
  'hono/',
  'internmap/',
  'lib0/',
  'nanoid/',
  'vscode-ws-jsonrpc/',
  'y-[^/]+/',
  'yjs/',
  'exenv-es6/',
  'fast-check/',
  'pure-rand/'
];

const swc = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
    target: 'es2022'
  },
  module: { type: 'commonjs' }
};

export default {
  testEnvironment: 'node',
  // All cores: many tests wait, and one core less is none but one in CI.
  maxWorkers: '100%',
  // A test that hangs fails; one on a machine that is busy does not. Milliseconds.
  testTimeout: 30_000,
  testMatch: [
    '<rootDir>/src/**/__tests__/*.spec.ts?(x)',
    '<rootDir>/sandbox/src/**/__tests__/*.spec.ts',
    '<rootDir>/scripts/**/__tests__/*.spec.mjs'
  ],
  modulePathIgnorePatterns: [
    '<rootDir>/\\.(work|venv|yarn)/',
    '<rootDir>/lib/',
    '<rootDir>/sandbox/lib/',
    '<rootDir>/jupyterlab_globus/',
    '<rootDir>/examples/'
  ],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  moduleNameMapper: {
    '\\.svg$': '<rootDir>/scripts/jest/svg.cjs',
    '\\.(css|png|raw)$': '<rootDir>/scripts/jest/empty.cjs'
  },
  resolver: '<rootDir>/scripts/jest/resolver.cjs',
  transform: { '\\.([cm]?[jt]s|[jt]sx)$': ['@swc/jest', swc] },
  transformIgnorePatterns: [`/node_modules/(?!(${esm.join('|')}))`],
  cacheDirectory: '<rootDir>/.work/jest'
};
