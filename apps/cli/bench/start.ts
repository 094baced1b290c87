import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../checkout.ts';
import { againstTarget, type Figure } from './figure.ts';

/** From the command to the printed addresses: a first start with the whole history, and a second one on its data. */
export async function benchStart(): Promise<readonly Figure[]> {
  const data = mkdtempSync(join(tmpdir(), 'lendline-bench-'));
  chmodSync(data, 0o755);
  try {
    const ports = { port: await freePort(), sandboxPort: await freePort() };
    const first = await timeStart(data, ports);
    const second = await timeStart(data, ports);
    return [
      againstTarget({
        name: 'first-start',
        work: 'lendline demo on an empty folder, a year of history included, to ready',
        unit: 's',
        ours: first,
        target: 'none set',
        pass: true,
      }),
      againstTarget({
        name: 'second-start',
        work: 'lendline demo on the data of the first start, to ready',
        unit: 's',
        ours: second,
        target: 'under 5 s',
        pass: second < 5,
      }),
    ];
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** Seconds until the demo has printed its addresses; stops it again with Ctrl-C. */
function timeStart(data: string, { port, sandboxPort }: { port: number; sandboxPort: number }): Promise<number> {
  const started = performance.now();
  const args = ['apps/cli/lendline.ts', 'demo', '--port', String(port), '--sandbox-port', String(sandboxPort)];
  const child = spawn(process.execPath, args, {
    cwd: checkout,
    env: { ...process.env, LENDLINE_DATA: data, LANG: 'en_US.UTF-8' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let ready_s: number | undefined;
    child.stdout.on('data', (chunk: Buffer) => {
      if (!chunk.toString().includes('Ctrl-C')) return;
      ready_s = (performance.now() - started) / 1000;
      child.kill('SIGINT');
    });
    child.once('exit', (code) =>
      ready_s === undefined ? reject(new Error(`the demo ended with ${code} before it was ready`)) : resolve(ready_s),
    );
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
