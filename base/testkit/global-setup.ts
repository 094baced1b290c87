import { serverVariable, testServer } from './test-server.ts';

/** For `globalSetup` of Vitest: one server for the whole run, which every test process joins by its address. */
export async function setup(): Promise<() => Promise<void>> {
  const server = await testServer();
  process.env[serverVariable] = server.url;
  return () => server.release();
}
