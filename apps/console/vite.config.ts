import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Charts are a chunk of their own, loaded by the one page that draws them; its size is known and watched.
    chunkSizeWarningLimit: 1100,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': process.env['LENDLINE_API'] ?? 'http://127.0.0.1:4000' } },
});
