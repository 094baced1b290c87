import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The .mjs scripts run before anything is installed, so they are plain JavaScript for Node 20 with no dependencies.

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node.js that the lockfile pins; it runs our TypeScript as it stands. */
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', 'node');

const neededBytes = 1.5 * 1024 ** 3;

/** Makes node_modules agree with package-lock.json, or ends the process with what is wrong and what to do. */
export function ensureInstalled() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    fail(`Lendline needs Node.js 20 or later to start; this is ${process.version}.`, 'Install a newer Node.js.');
  }
  if (isInstalled()) return;
  refuseWithoutRoom();
  console.log('Installing what package-lock.json lists (npm ci); the first time takes a minute or two.');
  const status = runNpmCi();
  if (status === 0 && isInstalled()) return;
  if (freeBytes() < 100 * 1024 ** 2) failForRoom();
  if (status === 0) {
    fail(
      'npm ran, but did not install everything that package-lock.json lists.',
      'Does an npm setting leave out scripts or development packages (ignore-scripts, omit, NODE_ENV=production)? Take it out and try again.',
    );
  }
  fail('npm could not install the dependencies; its message is above.', 'Check the network, then try again.');
}

/** npm notes what it installed in node_modules/.package-lock.json; everything locked must be there in the same version. */
function isInstalled() {
  const note = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(pinnedNode) || !existsSync(note)) return false;
  const locked = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(note);
  return Object.entries(locked).every(([path, entry]) => {
    if (entry.optional || entry.devOptional || entry.peer || !path.includes('node_modules/')) return true;
    return installed[path] !== undefined && installed[path].version === entry.version;
  });
}

function readPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

function refuseWithoutRoom() {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    fail(
      `Lendline has to install its dependencies in ${root}, but that folder cannot be written.`,
      'Copy the folder to a place that you may write to, or have its permissions changed, and try again there.',
    );
  }
  if (freeBytes() < neededBytes) failForRoom();
}

function freeBytes() {
  const { bavail, bsize } = statfsSync(root);
  return bavail * bsize;
}

function failForRoom() {
  const free_mb = Math.floor(freeBytes() / 1024 ** 2);
  fail(
    `The disk of ${root} is nearly full: ${free_mb} MB are free, and installing takes about 1500 MB.`,
    'Free some space and try again.',
  );
}

function runNpmCi() {
  const options = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  // npm removes node_modules first, and with it the Node.js that may be running this script: use npm's own.
  const runner = process.env.npm_node_execpath ?? process.execPath;
  const [command, args] = npm?.endsWith('.js') ? [runner, [npm, ...options]] : ['npm', options];
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status;
}

/** Ends the process with what is wrong and what to do about it. */
export function fail(problem, advice) {
  console.error(`\n${problem}\n${advice}`);
  process.exit(1);
}
