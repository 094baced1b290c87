import { join } from 'node:path';
import { chooseDataFolder, startPostgres } from '@lendline/platform';

export interface TestServer {
  /** An address whose role may create databases. */
  readonly url: string;
  release(): Promise<void>;
}

/** Names a server to use instead of the embedded one; `global-setup.ts` sets it for the processes of one run. */
export const serverVariable = 'LENDLINE_TEST_DATABASE_URL';

const checkout = join(import.meta.dirname, '..', '..');

/**
 * The Postgres of all tests: that of the environment, or the embedded one beside the real data, started by whoever
 * comes first and stopped by whoever leaves last. Its data may be lost, so it does not wait for the disk.
 */
export async function testServer(): Promise<TestServer> {
  const given = process.env[serverVariable];
  if (given !== undefined && given !== '') return { url: given, release: async () => {} };
  const server = await startPostgres({
    dataFolder: `${chooseDataFolder(checkout).folder}-test`,
    settings: { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' },
  });
  return { url: server.url, release: async () => void (await server.stop()) };
}
