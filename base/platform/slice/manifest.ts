import type { Audience, Operation, RoutesOf } from '@lendline/kernel';
import type { Context as Request, Hono } from 'hono';
import type { Clock, Context } from '@lendline/kernel';
import type { z } from '@hono/zod-openapi';
import type { FieldCrypto } from '../crypto/field-crypto.ts';
import type { SliceDatabase, SliceTransaction } from '../database/slice-database.ts';
import type { EventEnvelope } from '../outbox/envelope.ts';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- a client's operations have inputs of their own; only their shape is the same
export type AnyOperation = Operation<any, any>;
/** Any slice's client: a record of operations. */
export type AnyClient = object;

export type InputOf<Op> = Op extends (context: Context, input: infer Input) => unknown ? Input : never;
export type OutputOf<Op> = Op extends Operation<never, infer Output> ? Output : never;

/** A schema of the input and of the answer of each operation. */
export type SchemasOf<Client> = {
  readonly [Name in keyof Client]: {
    readonly input: z.ZodType<InputOf<Client[Name]>>;
    readonly output: z.ZodType<OutputOf<Client[Name]>>;
  };
};

/** What a slice is built from. `needs` holds the clients of the slices it names, in process or over HTTP. */
export interface SliceParts<Needs, Config, Tables> {
  readonly database: SliceDatabase<Tables>;
  readonly needs: Needs;
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly crypto: FieldCrypto;
}

export type JobHandler = (context: Context, payload: unknown) => Promise<void>;

export interface Subscription<Tables> {
  /** The slice that publishes, and the type, `loans.repaid`. */
  readonly producer: string;
  readonly type: string;
  /** The newest form of the event's data that the handler knows; 1 unless told. Newer ones wait for newer code. */
  readonly version?: number;
  /** Runs in one transaction with the reader's cursor: its database effects happen exactly once. */
  handle(tx: SliceTransaction<Tables>, event: EventEnvelope): Promise<void>;
}

/** What a door that is no operation can ask of the process it is mounted in. */
export interface DoorAccess {
  /** Who asks, from the session cookie or service token that this audience calls for; anonymous when there is none. */
  identify(request: Request, audience: readonly Audience[]): Promise<Context>;
}

export interface SliceInstance<Client, Tables> {
  readonly operations: Client;
  readonly jobs?: Readonly<Record<string, JobHandler>>;
  readonly subscriptions?: readonly Subscription<Tables>[];
  /** Doors that are no operations: event streams, callbacks of outside systems. Mounted under `/api`. */
  doors?(app: Hono, access: DoorAccess): void;
  start?(): Promise<void>;
  stop?(): Promise<void>;
}

/** What a composition root needs to know to run a slice, here or elsewhere. */
export interface SliceManifest<Client extends AnyClient, Needs, Config, Tables> {
  readonly name: string;
  /** Names of the slices whose clients it calls. */
  readonly needs: readonly (keyof Needs & string)[];
  readonly migrations: URL;
  readonly routes: RoutesOf<Client>;
  readonly schemas: SchemasOf<Client>;
  readonly config: z.ZodType<Config>;
  build(parts: SliceParts<Needs, Config, Tables>): SliceInstance<Client, Tables>;
}

/** A manifest whose types no longer matter: what a list of slices holds. */
// oxlint-disable-next-line typescript/no-explicit-any -- a list holds slices of every type
export type AnySlice = SliceManifest<any, any, any, any>;

/** Keeps the inferred types of a manifest. */
export function defineSlice<Client extends AnyClient, Needs, Config, Tables>(
  manifest: SliceManifest<Client, Needs, Config, Tables>,
): SliceManifest<Client, Needs, Config, Tables> {
  return manifest;
}
