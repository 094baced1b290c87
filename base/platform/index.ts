export { chainHash, firstHash, holdChain } from './chain/hash-chain.ts';
export { type ConfigProblem, readConfig, variableName } from './config/read-config.ts';
export { asService, defaultTenant, newContext } from './context.ts';
export { dataKeys, type DataKeys, keyedTenants } from './crypto/data-keys.ts';
export { fieldCrypto, type FieldCrypto, type FieldPlace } from './crypto/field-crypto.ts';
export { keyFile, type KeyEncryption } from './crypto/key-file.ts';
export { withDatabaseName } from './database/connection.ts';
export { type Database, type DatabaseConfig, openDatabase } from './database/database.ts';
export { type ClaimStore, idempotencyStore } from './database/idempotency.ts';
export { migrate, type MigrationReport, migrationsHash, type SliceMigrations } from './database/migrate.ts';
export type {
  AuditEntry,
  NewJob,
  SliceDatabase,
  SliceEvent,
  SliceTransaction,
  TransactionOptions,
} from './database/slice-database.ts';
export { auditedEventType } from './database/slice-transaction.ts';
export { StartupProblem } from './database/startup-problem.ts';
export { toJson } from './database/values.ts';
export { type DoorParts, operationDoors } from './http/door.ts';
export { httpClient, type RemoteSlice } from './http/http-client.ts';
export { openApiDocument } from './http/openapi.ts';
export { type Identification, identify, sessionCookies, type Sessions } from './http/request-context.ts';
export { type ServiceTokens, serviceTokens } from './http/service-token.ts';
export type { EventEnvelope } from './outbox/envelope.ts';
export {
  bytes,
  dateText,
  fileAnswer,
  idOf,
  instantText,
  localeName,
  localText,
  nothing,
  wireMoney,
  z,
} from './schema/values.ts';
export { borrowerLine, staffMember } from './slice/actor.ts';
export { bindSlice, type BoundOperation, type BoundSlice } from './slice/bind.ts';
export { notFound, refusal } from './slice/gate.ts';
export {
  type AnySlice,
  defineSlice,
  type DoorAccess,
  type InputOf,
  type JobHandler,
  type OutputOf,
  type SchemasOf,
  type SliceInstance,
  type SliceManifest,
  type SliceParts,
  type Subscription,
} from './slice/manifest.ts';
export { createLog, type Log, type LogFields } from './telemetry/log.ts';
export { createMetrics, type Metrics } from './telemetry/metrics.ts';
export { type JobRunner, type JobsOptions, runJobsOnce, startJobs } from './jobs/job-runner.ts';
export { type Relay, startRelay } from './outbox/relay.ts';
export { publishedPlan } from './phone/numbering-plan.ts';
export { chooseDataFolder, type DataFolder } from './postgres/data-folder.ts';
export { type RunningPostgres, startPostgres } from './postgres/launcher.ts';
export { type AccessTokenSource, accessTokens, isTimeout, type OutsideAccount } from './outside/client-credentials.ts';
export { privateKeyText } from './outside/private-key.ts';
export {
  isSignedBy,
  type SignedCall,
  signedCall,
  webhookHeaders,
  webhookSecrets,
} from './outside/webhook-signature.ts';
export { hurryJobs } from './jobs/moved-clock.ts';
