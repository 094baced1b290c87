import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** Routes carry a summary for the API documentation. No page shows it, so no phone needs to load it. */
const withoutSummaries: Plugin = {
  name: 'lendline:without-summaries',
  enforce: 'pre',
  transform: (code, id) =>
    /\/slices\/[^/]+\/[a-z-]*routes\.ts$/.test(id)
      ? { code: code.replaceAll(/,\s*summary: '[^'\n]*'/g, ''), map: null }
      : null,
};

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [
    withoutSummaries,
    VitePWA({
      registerType: 'autoUpdate',
      injectRegister: false,
      includeAssets: ['mark.svg', 'icon-192.png', 'icon-512.png'],
      manifest: {
        id: '/',
        name: 'Lendline',
        short_name: 'Lendline',
        description: '凭手机号申请借款 · Credit from a phone number',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#f4f6f9',
        theme_color: '#0b57d0',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,png}'],
        navigateFallback: '/index.html',
        // The same origin serves the API, the staff console and what operators read: none of them is this app.
        navigateFallbackDenylist: [/^\/api(\/|$)/, /^\/console(\/|$)/, /^\/healthz/, /^\/metrics/],
        // Answers about a person are never kept by the worker; what is readable offline is kept by `src/offline`.
        runtimeCaching: [],
        cleanupOutdatedCaches: true,
      },
    }),
  ],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Phones of the last five years; older ones get the same code and mostly work.
    target: ['chrome100', 'safari15.4', 'firefox100'],
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': process.env['LENDLINE_API'] ?? 'http://127.0.0.1:4000' } },
});
