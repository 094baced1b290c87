import { assert } from '@lendline/kernel';
import { beforeAll, describe } from 'vitest';

/**
 * Runs the same tests on every way to reach one thing: the client in process and over HTTP, each connector of a
 * kind. `clients` opens one each, before the tests; `tests` gets a function, because nothing is open while the
 * file is read.
 */
export function contractSuite<Client>(
  name: string,
  clients: Readonly<Record<string, () => Promise<Client>>>,
  tests: (client: () => Client) => void,
): void {
  assert(Object.keys(clients).length > 0, `the contract suite of ${name} needs at least one client`);
  for (const [kind, open] of Object.entries(clients)) {
    describe(`${name}, ${kind}`, () => {
      let client: Client | undefined;
      beforeAll(async () => {
        client = await open();
      });
      tests(() => {
        assert(client !== undefined, 'ask for the client inside a test');
        return client;
      });
    });
  }
}
