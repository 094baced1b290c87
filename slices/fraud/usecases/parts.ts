import type { NumberingPlan } from '@lendline/kernel';
import type { FieldCrypto, Log, Metrics, SliceDatabase } from '@lendline/platform';
import type { Typology } from '@lendline/typology';
import type { PartnerRegister } from '../connectors/partner-register/partner-register.ts';
import type { GuardRules } from '../rules/hit-rate.ts';
import type { FraudTables } from '../store/tables.ts';

/** What the use cases on lists, cases and typologies work with. */
export interface FraudParts {
  readonly database: SliceDatabase<FraudTables>;
  readonly crypto: FieldCrypto;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly plan: NumberingPlan;
  /** Whose national form a number is in that staff type. */
  readonly country: string;
  /** The lender's: its days run in it, and payments are late by them. */
  readonly zone: string;
  /** Sources that the pack allows: typologies on others are refused. */
  readonly allowedSources: readonly string[];
  /** The typologies that a lender begins with: those of the box that the pack allows. */
  readonly box: readonly Typology[];
  /** Lenders that are known to have typologies. A cache that can be dropped at any time. */
  readonly seeded: Set<string>;
  readonly guard: GuardRules;
  /** A register of applications at other lenders; null where none is connected. */
  readonly register: PartnerRegister | null;
  /** What the register calls this lender among those that were asked; null where it leaves its own out. */
  readonly registerSelf: string | null;
  /** How long a case is kept once it is closed, with its alerts, history and labels. */
  readonly keepCases_days: number;
  /** How long an assessment is kept, with the signals that it read. */
  readonly keepAssessments_days: number;
}
