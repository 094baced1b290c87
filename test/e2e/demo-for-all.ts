import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { freePort } from '../processes/serve-process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the demo of this run is. */
    readonly lender: string;
    readonly sandbox: string;
    /** Signs into the console, once. */
    readonly consoleTicket: string;
    /** Two credit officers, because an appeal is for another one than who declined. */
    readonly officers: { readonly users: readonly [string, string]; readonly password: string };
  }
}

const checkout = join(import.meta.dirname, '..', '..');
const patience_ms = 180_000;

/** Starts the demo as a user gets it, with a short history, and stops it with Ctrl-C when the last walk is over. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'lendline-e2e-'));
  // Postgres runs unprivileged and must be able to enter.
  chmodSync(folder, 0o755);
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const demo = startDemo({ folder, port, sandboxPort });
  await demo.ready;
  const ticket = /(http\S+#ticket=\S+)/.exec(demo.said())?.[1];
  if (!ticket) throw new Error(`the demo printed no sign-in link:\n${demo.said()}`);
  project.provide('lender', `http://127.0.0.1:${port}/`);
  project.provide('sandbox', `http://127.0.0.1:${sandboxPort}`);
  project.provide('consoleTicket', ticket);
  const officers = { users: ['mei', 'wen'], password: 'made up for this run alone' } as const;
  for (const user of officers.users) addOfficer(folder, { user, password: officers.password });
  project.provide('officers', officers);
  return async () => {
    demo.child.kill('SIGINT');
    const code = await demo.exited;
    rmSync(folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`the demo did not stop in good order (${code}):\n${demo.said()}`);
  };
}

/** As an operator adds them beside a lender that runs. */
function addOfficer(folder: string, { user, password }: { user: string; password: string }): void {
  const args = ['staff', 'add', '--user', user, '--name', user, '--roles', 'credit-officer'];
  execFileSync(process.execPath, ['apps/cli/lendline.ts', ...args], {
    cwd: checkout,
    env: { ...process.env, LENDLINE_DATA: folder },
    input: password,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
}

interface RunningDemo {
  readonly child: ChildProcess;
  readonly ready: Promise<void>;
  readonly exited: Promise<number | null>;
  said(): string;
}

function startDemo(at: { folder: string; port: number; sandboxPort: number }): RunningDemo {
  const args = ['demo', '--port', at.port, '--sandbox-port', at.sandboxPort, '--people', 12, '--days', 45].map(String);
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
  return { child, ready, exited, said: () => said };
}
