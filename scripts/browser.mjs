import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fail, pinnedNode, root } from './install.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const packagedChromium = '@sparticuz/chromium@153.0.0';
const cache = join(root, '.cache', 'browser');

/**
 * The path of a Chromium for the end-to-end tests: LENDLINE_CHROMIUM, one on the PATH, Debian's package
 * (as root, with apt), or one from npm in .cache/. Ends the process with advice when there is none to be had.
 */
export function ensureBrowser() {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && onPath('apt-get') !== undefined) installFromDebian();
  const browser = findBrowser() ?? unpackFromNpm();
  if (browser !== undefined) return browser;
  return fail(
    'The end-to-end tests need a Chromium browser, and none could be found or installed.',
    'Install one (Debian: apt-get install chromium fonts-noto-cjk), or set LENDLINE_CHROMIUM to its path.',
  );
}

function findBrowser() {
  const told = process.env.LENDLINE_CHROMIUM;
  if (told !== undefined && told !== '') {
    return existsSync(told)
      ? told
      : fail(`LENDLINE_CHROMIUM names ${told}, which does not exist.`, 'Correct or unset it.');
  }
  return names.map(onPath).find((path) => path !== undefined);
}

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installFromDebian() {
  console.log('Installing Chromium and a Chinese font with apt-get, for the end-to-end tests.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
  return apt('update', '-q') && apt('install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
}

function unpackFromNpm() {
  console.log(`Fetching ${packagedChromium} into .cache/, for the end-to-end tests.`);
  const npm = ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', cache, packagedChromium];
  if (spawnSync('npm', npm, { cwd: root, stdio: 'inherit' }).status !== 0) return undefined;
  // The package asks for a newer Node.js than the one that may be running this script.
  const unpack = `import chromium from '@sparticuz/chromium'; console.log(await chromium.executablePath());`;
  const options = { cwd: cache, encoding: 'utf8', env: { ...process.env, TMPDIR: cache } };
  const { status, stdout } = spawnSync(pinnedNode, ['--input-type=module', '--eval', unpack], options);
  return status === 0 ? stdout.trim() : undefined;
}
