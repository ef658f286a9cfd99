import { defineConfig } from 'vite';

const server = 'http://127.0.0.1:4600';

// JSX is compiled by esbuild; no plugin is needed, and none is installed.
export default defineConfig({
  root: 'web',
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
});
