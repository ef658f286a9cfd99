import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const server = 'http://127.0.0.1:4600';

/**
 * Imports each icon from its own file. Through the package's index Rollup reads all 5,900 of them, and the page took 16 s to
 * build instead of 8.
 */
const iconsOneByOne: Plugin = {
  name: 'icons-one-by-one',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('.tsx') || !code.includes('@tabler/icons-react')) return null;
    return code.replace(/import \{([^}]+)\} from '@tabler\/icons-react';/g, (_, names: string) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean)
        .map((name) => `import ${name} from '@tabler/icons-react/dist/esm/icons/${name}.mjs';`)
        .join(' '),
    );
  },
};

const documents = fileURLToPath(new URL('gql/documents.ts', import.meta.url));

/**
 * Imports each document from a module of its own, as the plain text it is asked with. In one file all of them, 48 kB and more with
 * each page, stood in the file that every page waits for: 198 kB (gzip) instead of 190.
 */
const documentsOneByOne: Plugin = {
  name: 'documents-one-by-one',
  apply: 'build',
  enforce: 'pre',
  transform(code, id) {
    if (!/\.tsx?$/.test(id) || !code.includes('gql/documents')) return null;
    return code.replace(/import \{([^}]+)\} from '[./]+\/gql\/documents';/g, (_, names: string) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name.endsWith('Document'))
        .map((name) => `import { ${name} } from '\0document:${name}';`)
        .join(' '),
    );
  },
  resolveId: (id) => (id.startsWith('\0document:') ? id : null),
  load(id) {
    if (!id.startsWith('\0document:')) return null;
    const name = id.slice('\0document:'.length);
    const text = new RegExp(`export const ${name} = new TypedDocumentString\\(\\s*(\`[^\`]*\`)`).exec(
      readFileSync(documents, 'utf8'),
    )?.[1];
    if (!text) this.error(`web/gql/documents.ts has no document ${name}: run "node .config/codegen.mjs".`);
    return `export const ${name} = ${text};`;
  },
};

// JSX is compiled by esbuild; no plugin for React is needed, and none is installed.
export default defineConfig(({ command }) => {
  // A page that is built is for people, also when the program was started with another NODE_ENV (as tests are):
  // React's development build is twice as large and several times slower.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    root: 'web',
    plugins: [iconsOneByOne, documentsOneByOne],
    esbuild: { jsx: 'automatic' },
    build: {
      outDir: '../dist/web',
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 700,
      rollupOptions: {
        onwarn(warning, warn) {
          // Mantine marks its files "use client" for servers that render; there is none here.
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
        },
      },
    },
    server: { proxy: { '/graphql': server, '/events': server, '/export': server } },
  };
});
