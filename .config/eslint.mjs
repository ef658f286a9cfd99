// Rules that find faults, and the walls of the house. How code is laid out is Prettier's business.
import reactHooks from 'eslint-plugin-react-hooks';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';
import fileSize from './file-size.cjs';
import walls from './walls.cjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const house = { rules: { walls, 'file-size': fileSize } };

const faults = {
  eqeqeq: 'error',
  'no-async-promise-executor': 'error',
  'no-case-declarations': 'error',
  'no-compare-neg-zero': 'error',
  'no-cond-assign': 'error',
  'no-constant-binary-expression': 'error',
  'no-constant-condition': 'error',
  'no-debugger': 'error',
  'no-dupe-else-if': 'error',
  'no-duplicate-case': 'error',
  'no-empty': 'error',
  'no-empty-pattern': 'error',
  'no-fallthrough': 'error',
  'no-global-assign': 'error',
  'no-irregular-whitespace': 'error',
  'no-loss-of-precision': 'error',
  'no-misleading-character-class': 'error',
  'no-prototype-builtins': 'error',
  'no-return-assign': ['error', 'except-parens'],
  'no-self-assign': 'error',
  'no-sparse-arrays': 'error',
  'no-template-curly-in-string': 'error',
  'no-unreachable-loop': 'error',
  'no-unsafe-finally': 'error',
  'no-unsafe-optional-chaining': 'error',
  'no-useless-catch': 'error',
  'no-useless-escape': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'use-isnan': 'error',
  'valid-typeof': 'error',
};

export default tseslint.config(
  { ignores: ['dist/**', 'coverage/**', 'web/gql/**', 'server/modules/report/questions.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' }, plugins: { house }, rules: faults },
  {
    rules: { 'house/walls': ['error', { root }], 'house/file-size': 'error' },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      // Takes assertions for needless that TypeScript asks for.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      // `async` also promises: what throws inside becomes a rejection.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/only-throw-error': [
        'error',
        {
          // A caught fault may be kept and thrown later; the router turns pages away by a throw.
          allowThrowingUnknown: true,
          allow: [{ from: 'package', package: '@tanstack/router-core', name: 'Redirect' }],
        },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['server/**/*.ts', 'migrations/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['server/domain/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'Date', message: 'Times are epoch seconds, and `now` is an argument.' },
        { name: 'Intl', message: 'Calendars and texts belong to the rooms above.' },
        { name: 'process', message: 'The domain knows no process.' },
        { name: 'Buffer', message: 'The domain knows no bytes.' },
        { name: 'performance', message: '`now` is an argument.' },
        { name: 'setTimeout', message: 'The domain does not wait.' },
        { name: 'fetch', message: 'The domain does no input or output.' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: '`random` is an argument.' },
      ],
    },
  },
  {
    files: ['web/**/*.ts', 'web/**/*.tsx'],
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    // What Vite and the declarations of CSS modules demand.
    ignores: ['web/vite.config.ts', '**/*.d.ts'],
    rules: {
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' }],
    },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', 'test/**/*.ts'],
    rules: {
      // Answers of databases and servers are compared whole with what is expected.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' },
        {
          selector: 'MemberExpression[object.name=/^(describe|test|it)$/][property.name="only"]',
          message: 'Tests left out by .only are tests not run.',
        },
        {
          selector: 'CallExpression[callee.name=/^(fdescribe|fit|xdescribe|xtest|xit)$/]',
          message: 'Every test runs.',
        },
        {
          selector: 'CallExpression[callee.object.name=/^(describe|test|it)$/][callee.property.name="skip"]',
          message: 'Every test runs; one that cannot everywhere is skipped by a condition that says when.',
        },
        {
          selector: 'CallExpression[callee.property.name=/^toMatch(Inline)?Snapshot$/]',
          message: 'Expected values come from a hand or a named source, not from the program.',
        },
      ],
    },
  },
);
