import type { CardOptions, OutcomeRule, ProfitAssumptions, RejectRule, Tier } from '@lendline/scoring';
import type { TrainingFiles } from './training-data.ts';

/** What `lendline train` is told on the command line. */
export interface TrainOptions extends TrainingFiles {
  readonly target: string;
  readonly bad?: string;
  readonly definition?: string;
  readonly time?: string;
  readonly test?: string;
  readonly group?: string;
  readonly weight?: string;
  readonly drop?: readonly string[];
  readonly keep?: readonly string[];
  readonly protected?: readonly string[];
  readonly model: CardOptions['kind'];
  readonly monotone?: NonNullable<CardOptions['monotone']>;
  readonly special?: NonNullable<CardOptions['specials']>;
  readonly tiers?: readonly Tier[];
  readonly calibration: 'auto' | 'platt' | 'beta' | 'isotonic';
  readonly cutOff?: number;
  readonly profit?: ProfitAssumptions;
  readonly outcome?: string;
  readonly loan?: string;
  readonly started?: string;
  readonly ended?: string;
  readonly purpose: OutcomeRule['purpose'];
  readonly knownUntil?: string;
  readonly observedOn?: string;
  readonly person?: string;
  readonly rejectMethod?: RejectRule;
  readonly seconds?: number;
  readonly seed: number;
  readonly simulated?: true;
  readonly overwrite?: true;
  readonly out: string;
  readonly json?: true;
}
