import { defineConfig } from 'vitest/config';

// One demo for the whole run, and one browser at a time: the walks share its clock.
export default defineConfig({
  test: {
    include: ['test/e2e/*.test.ts'],
    globalSetup: ['test/e2e/demo-for-all.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // The second that is usual is shorter than a busy machine takes for a screen.
    expect: { poll: { timeout: 20_000 } },
  },
});
