import js from '@eslint/js';
import jupyter from '@jupyter/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import noUpwardImport from './scripts/eslint/no-upward-import.mjs';

const TESTS = ['**/__tests__/**', 'ui-tests/**', 'tests/**'];

export default defineConfig(
  globalIgnores([
    '**/lib/',
    '**/labextension/',
    '.venv/',
    '.work/',
    '.yarn/',
    'dist/',
    'jupyterlab_globus/',
    '**/test-results/',
    '**/playwright-report/'
  ]),
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked
    ],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.test.json', 'ui-tests/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname
      }
    },
    rules: {
      curly: 'error',
      // Prettier decides where lines break.
      'no-unexpected-multiline': 'off',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { disallowTypeAnnotations: false }
      ],
      // noUncheckedIndexedAccess asks for them wherever a row is read from a column.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // A namespace of the same name beside an interface or a class is JupyterLab's style.
      '@typescript-eslint/no-namespace': 'off',
      '@typescript-eslint/no-redeclare': 'off',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true }
      ],
      '@typescript-eslint/no-invalid-void-type': 'off',
      // What implements an asynchronous interface is async, even where it has no wait.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // [...text] is how a text is taken apart by code point.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-deprecated': ['error', { allow: ['JSX'] }],
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true } }
      ],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true }
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
      ]
    }
  },
  {
    files: ['src/**', 'sandbox/src/**'],
    plugins: { layers: { rules: { 'no-upward-import': noUpwardImport } } },
    rules: { 'layers/no-upward-import': 'error' }
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [
      jupyter.configs.recommended,
      reactHooks.configs.flat['recommended-latest']
    ],
    plugins: { jupyter },
    languageOptions: { globals: { ...globals.browser, ...globals.worker } }
  },
  {
    files: ['ui-tests/**/*.ts'],
    plugins: { jupyter },
    extends: [jupyter.configs.recommended]
  },
  {
    // What it stands on is there after a build, which checks its types.
    files: ['examples/**/*.ts'],
    extends: [tseslint.configs.disableTypeChecked]
  },
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: { globals: globals.node }
  },
  {
    files: ['src/**/__tests__/**', 'ui-tests/**/*.ts'],
    rules: { 'jupyter/no-untranslated-string': 'off' }
  },
  {
    files: TESTS,
    languageOptions: { globals: { ...globals.node, ...globals.jest } },
    rules: {
      // What tests are made of: expect(service.method), fakes, answers of any shape.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off'
    }
  }
);
