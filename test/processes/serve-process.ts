import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

const checkout = join(import.meta.dirname, '..', '..');

export interface ServeProcess {
  readonly url: string;
  readonly process: ChildProcess;
  /** Ends it as an operator does; resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** A port that was free a moment ago: the addresses of processes must be known before they start. */
export function freePort(): Promise<number> {
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

/** Starts `lendline serve --slices=... --port=...` as a process of its own and waits until it is healthy. */
export async function serve(of: {
  slices: readonly string[];
  port: number;
  environment: Readonly<Record<string, string>>;
}): Promise<ServeProcess> {
  const args = ['apps/cli/lendline.ts', 'serve', `--slices=${of.slices.join(',')}`, `--port=${of.port}`];
  const child = spawn(process.execPath, args, {
    cwd: checkout,
    env: { ...process.env, ...of.environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = `http://127.0.0.1:${of.port}`;
  const ready = await Promise.race([healthy(url), exited.then(() => false)]);
  if (!ready) throw new Error(`lendline serve ended before it was ready:\n${said}`);
  return {
    url,
    process: child,
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
  };
}

const patience_ms = 60_000;

async function healthy(url: string): Promise<boolean> {
  const limit = performance.now() + patience_ms;
  while (performance.now() < limit) {
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
