import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../processes/serve-process.ts';

export const checkout = join(import.meta.dirname, '..', '..');
const patience_ms = 180_000;

export interface DemoWishes {
  readonly country: 'cn' | 'ke';
  /** Whom the lender meets in its history, and how long that is. */
  readonly people: number;
  readonly days: number;
}

export interface RunningDemo {
  readonly lender: string;
  readonly sandbox: string;
  /** Signs into the console, once. */
  readonly consoleTicket: string;
  readonly folder: string;
  /** As by Ctrl-C. Error: the demo did not stop in good order. */
  stop(): Promise<void>;
}

/** Starts a demo as a user gets it, on data and ports of its own. */
export async function startDemo(wishes: DemoWishes): Promise<RunningDemo> {
  const folder = mkdtempSync(join(tmpdir(), 'lendline-e2e-'));
  // Postgres runs unprivileged and must be able to enter.
  chmodSync(folder, 0o755);
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const demo = spawnDemo(wishes, { folder, port, sandboxPort });
  try {
    await demo.ready;
  } catch (error) {
    demo.interrupt();
    await demo.exited;
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  const consoleTicket = /(http\S+#ticket=\S+)/.exec(demo.said())?.[1];
  if (!consoleTicket) throw new Error(`the demo printed no sign-in link:\n${demo.said()}`);
  return {
    lender: `http://127.0.0.1:${port}/`,
    sandbox: `http://127.0.0.1:${sandboxPort}`,
    consoleTicket,
    folder,
    stop: async () => {
      demo.interrupt();
      const code = await demo.exited;
      rmSync(folder, { recursive: true, force: true });
      if (code !== 0) throw new Error(`the demo did not stop in good order (${code}):\n${demo.said()}`);
    },
  };
}

interface DemoProcess {
  readonly ready: Promise<void>;
  readonly exited: Promise<number | null>;
  interrupt(): void;
  said(): string;
}

function spawnDemo(
  { country, people, days }: DemoWishes,
  at: { folder: string; port: number; sandboxPort: number },
): DemoProcess {
  const places = ['--port', at.port, '--sandbox-port', at.sandboxPort];
  const args = ['demo', '--country', country, '--people', people, '--days', days, ...places].map(String);
  const child = spawn(process.execPath, ['apps/cli/lendline.ts', ...args], {
    cwd: checkout,
    env: { ...process.env, LENDLINE_DATA: at.folder, LANG: 'en_US.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the demo was not ready in time:\n${said}`)), patience_ms);
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (!said.includes('Ctrl-C')) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void exited.then((code) => reject(new Error(`the demo ended with ${code}:\n${said}`)));
  });
  return { ready, exited, interrupt: () => void child.kill('SIGINT'), said: () => said };
}
