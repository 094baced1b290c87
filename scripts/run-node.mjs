import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { pinnedNode, root } from './install.mjs';

/** Runs a program of the repository under the pinned Node.js in the place of this process: same terminal, signals and exit code. */
export function runNode(program, args, environment = {}) {
  const child = spawn(pinnedNode, [program, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // Ctrl-C on a terminal reaches the child by itself; a second signal would look like an impatient second Ctrl-C.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}
