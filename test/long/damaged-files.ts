import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { LongTest } from './long-test.ts';

const root = join(import.meta.dirname, '../..');
const runs = '3000';

/** The test of damaged files, with thousands of damages of every kind of file instead of some dozens. */
export const damagedFiles: LongTest = {
  name: `${runs} damaged files of every kind through their readers`,
  run: async (tell) => {
    const started_ms = performance.now();
    const vitest = join(root, 'node_modules', '.bin', 'vitest');
    const { status } = spawnSync(process.execPath, [vitest, 'run', 'engines/behaviour/readers/damaged-files.test.ts'], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, LENDLINE_FUZZ_RUNS: runs },
    });
    if (status !== 0) throw new Error('A damaged file was not accounted for; the counterexample stands above.');
    tell(`no crash, no hang and no lost row in ${Math.round((performance.now() - started_ms) / 1000)} s`);
    return Promise.resolve();
  },
};
