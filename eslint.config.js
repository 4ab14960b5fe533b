import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';

// TypeScript checks names by itself; the few plain scripts know Node or the browser.
const nodeGlobals = Object.fromEntries(
  [
    'process',
    'console',
    'URL',
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    'Buffer',
    'performance',
  ].map((name) => [name, 'readonly']),
);
const browserGlobals = Object.fromEntries(
  [
    ...[
      'window',
      'document',
      'navigator',
      'localStorage',
      'location',
      'history',
      'fetch',
      'console',
      'URL',
      'URLSearchParams',
    ],
    ...[
      'setTimeout',
      'clearTimeout',
      'AbortController',
      'DOMParser',
      'FormData',
      'XMLHttpRequest',
      'createImageBitmap',
      'performance',
      'CSS',
      'Event',
      'matchMedia',
      'crypto',
      'Blob',
    ],
    ...['HTMLElement', 'HTMLFormElement', 'HTMLInputElement', 'requestAnimationFrame', 'customElements'],
    ...['NodeFilter', 'getComputedStyle'],
  ].map((name) => [name, 'readonly']),
);

export default defineConfig(
  globalIgnores(['dist/', 'data/', '.tmp/', 'node_modules/']),
  {
    rules: {
      'max-lines': ['error', { max: 300 }],
      eqeqeq: 'error',
      'no-console': 'off',
    },
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Letters are spread into code points on purpose; the wired parts of the house are taken apart on purpose.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // An empty text is a missing one, so `||` is meant there.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      // interface and type are both at home: an object's shape is an interface, anything else a type.
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // chai's assertions are expressions.
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['scripts/**', '**/*.mjs', '**/*.cjs'],
    languageOptions: { globals: { ...nodeGlobals, module: 'writable', require: 'readonly' } },
  },
  { files: ['public/**/*.js', 'test/quality/in-page/*.js'], languageOptions: { globals: browserGlobals } },
);
