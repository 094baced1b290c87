import { defineConfig } from 'vitest/config';

// One demo for the whole run, and one browser at a time: the walks share its clock.
export default defineConfig({
  test: {
    include: ['test/e2e/*.test.ts'],
    globalSetup: ['test/e2e/demo-for-all.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
