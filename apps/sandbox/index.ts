export { type ClockMove, createMovableClock, type MovableClock, type MoveListener } from './clock/movable-clock.ts';
export type {
  CarrierApi,
  CarrierFault,
  FaultChange,
  FaultState,
  RecordFault,
  SmsFault,
  WalletFault,
} from './faults.ts';
export type { Log } from './log.ts';
export { agreedPurposes, type RegisteredClient } from './oauth/clients.ts';
export type { SandboxOptions, Timing } from './options.ts';
export type { PartnerTerms } from './partner/payment-company.ts';
export type { PersonaKind } from './personas.ts';
export { createSandbox, type Sandbox } from './sandbox.ts';
