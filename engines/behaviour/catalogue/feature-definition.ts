import type { LocalText } from '@lendline/kernel';

import { featureWindows, type FeatureWindow } from '../features/feature-window.ts';
import { statementWindows } from '../payments/statement-windows.ts';

/**
 * What it would take a borrower to move a feature on purpose: `cheap` can be done alone in an afternoon, `needs-others`
 * takes other people's phones or wallets, `takes-time` takes weeks or months of real behaviour.
 */
export type ManipulationCost = 'cheap' | 'needs-others' | 'takes-time';

/** The sign a monotone model may impose; null where no direction is defensible. */
export type ExpectedDirection = 'safer-when-higher' | 'riskier-when-higher';

/**
 * What a person must have agreed to before a feature may be made: a lender asks for each apart, because whoever shows
 * with whom he speaks has not shown where he sleeps.
 */
export type ConsentScope =
  | 'calls-and-texts'
  | 'location'
  | 'airtime'
  | 'data-use'
  | 'device'
  | 'payments'
  | 'relationships'
  | 'carrier-checks';

export interface FeatureDescription {
  /** Without the window: the value's name is `name__90d` for the features that have windows. */
  readonly name: string;
  readonly label: LocalText;
  readonly definition: LocalText;
  readonly unit: string;
  /** Least and greatest possible value; null where there is no bound. */
  readonly range: readonly [number | null, number | null];
  /** Empty for features that look at everything at once. */
  readonly windows: readonly FeatureWindow[];
  readonly direction: ExpectedDirection | null;
  readonly manipulation: ManipulationCost;
}

export interface FeatureDefinition extends FeatureDescription {
  readonly source: 'calls' | 'statement' | 'graph' | 'line';
  readonly consent: ConsentScope;
}

export const everyWindow = featureWindows;
export const statementPeriods = statementWindows;
export const unwindowed: readonly FeatureWindow[] = [];
