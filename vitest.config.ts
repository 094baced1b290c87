import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{base,engines,slices,apps,scripts,test}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'test/e2e/**'],
    globalSetup: ['./base/testkit/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // How long a condition is asked for again before it counts as failed: enough for a busy machine.
    expect: { poll: { timeout: 20_000 } },
    pool: 'forks',
    maxWorkers: 2,
  },
});
