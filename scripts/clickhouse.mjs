import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, root } from './install.mjs';

const folder = join(root, 'test', 'clickhouse');

/** ClickHouse as a library, 550 MB, for the one test that runs SQL on it; without it that test skips and says so. */
export function ensureClickhouse() {
  if (existsSync(join(folder, 'node_modules', '.package-lock.json'))) return;
  console.log('Installing ClickHouse as a library into test/clickhouse (npm ci), 550 MB.');
  const npm = ['ci', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error'];
  if (spawnSync('npm', npm, { cwd: root, stdio: 'inherit' }).status === 0) return;
  fail('npm could not install ClickHouse; its message is above.', 'Check the network, or run without --no-skips.');
}
