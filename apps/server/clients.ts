import type { LinesClient } from '@lendline/lines/contract';
import type { ApplicationsClient } from '@lendline/applications/contract';
import type { ConsentsClient } from '@lendline/consents/contract';
import type { DecisionsClient } from '@lendline/decisions/contract';
import type { FeaturesClient } from '@lendline/features/contract';
import type { FraudClient } from '@lendline/fraud/contract';
import type { Context, Route } from '@lendline/kernel';
import { assert } from '@lendline/kernel';
import type { LoansClient } from '@lendline/loans/contract';
import type { MessagesClient } from '@lendline/messages/contract';
import type { ModelsClient } from '@lendline/models/contract';
import type { PaymentsClient } from '@lendline/payments/contract';
import { type AnySlice, httpClient, type ServiceTokens } from '@lendline/platform';
import type { RecordsClient } from '@lendline/records/contract';
import type { StaffClient } from '@lendline/staff/contract';

/** One client per slice, whether it runs here or elsewhere. */
export interface Clients {
  readonly lines: LinesClient;
  readonly consents: ConsentsClient;
  readonly records: RecordsClient;
  readonly features: FeaturesClient;
  readonly models: ModelsClient;
  readonly fraud: FraudClient;
  readonly decisions: DecisionsClient;
  readonly applications: ApplicationsClient;
  readonly loans: LoansClient;
  readonly payments: PaymentsClient;
  readonly messages: MessagesClient;
  readonly staff: StaffClient;
}

type Call = (context: Context, input: unknown) => Promise<unknown>;

export interface ClientRegistry {
  readonly clients: Clients;
  /** Puts the in-process client of a slice that runs here in its place. */
  provide(slice: string, client: object): void;
}

export interface RemoteProcesses {
  /** The address of the process that runs a slice. */
  urlOf(slice: string): string | undefined;
  readonly tokens: ServiceTokens;
}

/**
 * Clients that find their slice at the time of the call: slices may need one another in a circle, and all are
 * built before any is called.
 */
export function clientRegistry(slices: readonly AnySlice[], remote: RemoteProcesses): ClientRegistry {
  const provided = new Map<string, Record<string, Call>>();
  const target = (slice: AnySlice): Record<string, Call> => {
    const known = provided.get(slice.name);
    if (known) return known;
    const url = remote.urlOf(slice.name);
    assert(url, `the slice ${slice.name} runs neither here nor at a configured address`);
    const client = httpClient<Record<string, Call>>(slice.routes as never, {
      name: slice.name,
      url,
      tokens: remote.tokens,
    });
    provided.set(slice.name, client);
    return client;
  };
  const lazy = (slice: AnySlice): Record<string, Call> =>
    Object.fromEntries(
      Object.keys(slice.routes as Record<string, Route>).map((name) => [
        name,
        (context: Context, input: unknown) => call(target(slice), name, { context, input }),
      ]),
    );
  return {
    clients: Object.fromEntries(slices.map((slice) => [slice.name, lazy(slice)])) as unknown as Clients,
    provide: (slice, client) => void provided.set(slice, client as Record<string, Call>),
  };
}

function call(client: Record<string, Call>, name: string, of: { context: Context; input: unknown }): Promise<unknown> {
  const operation = client[name];
  assert(operation, `the client has no operation ${name}`);
  return operation(of.context, of.input);
}
