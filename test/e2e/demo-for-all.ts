import { execFileSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';
import { checkout, startDemo } from './demo-process.ts';
import { historyDays } from './people.ts';

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

/** Starts the demo as a user gets it, with a short history, and stops it with Ctrl-C when the last walk is over. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const demo = await startDemo({ country: 'cn', people: 12, days: historyDays.cn });
  project.provide('lender', demo.lender);
  project.provide('sandbox', demo.sandbox);
  project.provide('consoleTicket', demo.consoleTicket);
  const officers = { users: ['mei', 'wen'], password: 'made up for this run alone' } as const;
  for (const user of officers.users) addOfficer(demo.folder, { user, password: officers.password });
  project.provide('officers', officers);
  return () => demo.stop();
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
