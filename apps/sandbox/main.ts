import { createWorld } from '@lendline/world';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect, parseArgs } from 'node:util';
import { z } from 'zod';
import { createMovableClock } from './clock/movable-clock.ts';
import type { Log } from './log.ts';
import type { RegisteredClient } from './oauth/clients.ts';
import { createSandbox } from './sandbox.ts';

const usage = `The simulated country alone, on a socket of its own.

  node apps/sandbox/main.ts [--port 4100] [--country cn|ke] [--people 2000] [--seed demo]
                            [--state DIR] [--clients FILE]

--state    folder that keeps wallets, messages and the clock over a restart
--clients  JSON list of lenders: [{"clientId", "publicKey": JWK, "callbackSecret": "whsec_...", "redirectUris"?}]
`;

const clientList = z.array(
  z.object({
    clientId: z.string().min(1),
    publicKey: z.record(z.string(), z.unknown()),
    callbackSecret: z.string().regex(/^whsec_/),
    redirectUris: z.array(z.url()).optional(),
    purposes: z.array(z.string()).optional(),
  }),
);

const log: Log = {
  info: () => undefined,
  warn: (fields, message) => process.stderr.write(`${message} ${JSON.stringify(fields)}\n`),
  error: (fields, message) => process.stderr.write(`${message} ${inspect(fields)}\n`),
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4100' },
      country: { type: 'string', default: 'cn' },
      people: { type: 'string', default: '2000' },
      seed: { type: 'string', default: 'demo' },
      state: { type: 'string' },
      clients: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  const { state } = values;
  const clock = createMovableClock(state === undefined ? {} : { path: join(state, 'clock.json') });
  const start = clock.now().toZonedDateTimeISO('UTC').toPlainDate().subtract({ years: 1 });
  const world = createWorld({
    seed: values.seed,
    people: Number(values.people),
    country: values.country === 'ke' ? 'ke' : 'cn',
    // The first days of a year with the state in it: the same world tomorrow as today.
    start: start.with({ month: 1, day: 1 }),
    days: 1096,
    injected: { fraudShare: 0.03, lookAlikeShare: 0.1 },
  });
  const sandbox = createSandbox({
    world,
    clock,
    port: Number(values.port),
    log,
    clients: values.clients === undefined ? [] : readClients(values.clients),
    ...(state === undefined ? {} : { statePath: join(state, 'country.json') }),
  });
  const { url } = await sandbox.start();
  process.stdout.write(`The simulated country is at ${url} (inbox ${url}/inbox)\n`);
  const stop = (): void => {
    void sandbox.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function readClients(path: string): RegisteredClient[] {
  const parsed = clientList.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) throw new Error(`${path}: ${z.prettifyError(parsed.error)}`);
  return parsed.data.map(({ redirectUris, purposes, ...client }) => ({
    ...client,
    ...(redirectUris ? { redirectUris } : {}),
    ...(purposes ? { purposes } : {}),
  }));
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
