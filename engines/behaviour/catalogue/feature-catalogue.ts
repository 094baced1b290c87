import { windowed } from '../features/feature-window.ts';
import { advanceDefinitions } from './advances.ts';
import { contactDefinitions } from './contacts.ts';
import { dataUseDefinitions } from './data-use.ts';
import { deviceDefinitions } from './devices.ts';
import type { ConsentScope, FeatureDefinition, FeatureDescription } from './feature-definition.ts';
import { declaredTieDefinitions, graphDefinitions } from './graph.ts';
import { lineIdentityDefinitions } from './line-identity.ts';
import { missedCallDefinitions } from './missed-calls.ts';
import { placeDefinitions } from './places.ts';
import { presenceDefinitions } from './presence.ts';
import { rechargeDefinitions } from './recharges.ts';
import { regularityDefinitions } from './regularity.ts';
import { rhythmDefinitions } from './rhythm.ts';
import { statementFlowDefinitions } from './statement-flows.ts';
import { statementIncomeDefinitions } from './statement-income.ts';
import { statementMonthDefinitions } from './statement-months.ts';
import { statementObligationDefinitions } from './statement-obligations.ts';
import { statementQualityDefinitions } from './statement-quality.ts';
import { statementTurnoverDefinitions } from './statement-turnover.ts';
import { statementWindowDefinitions } from './statement-windows.ts';
import { timingDefinitions } from './timing.ts';
import { contactTurnoverDefinitions } from './turnover-of-contacts.ts';
import { volumeShapeDefinitions } from './volume-shape.ts';
import { volumeDefinitions } from './volume.ts';

/** What records of the line give, by what a person must have agreed to. */
const lineDefinitions: Partial<Record<ConsentScope, readonly FeatureDescription[]>> = {
  'calls-and-texts': [
    ...volumeDefinitions,
    ...volumeShapeDefinitions,
    ...contactDefinitions,
    ...contactTurnoverDefinitions,
    ...regularityDefinitions,
    ...rhythmDefinitions,
    ...timingDefinitions,
    ...missedCallDefinitions,
    ...presenceDefinitions,
  ],
  location: placeDefinitions,
  airtime: [...rechargeDefinitions, ...advanceDefinitions],
  'data-use': dataUseDefinitions,
  device: deviceDefinitions,
};

const statementDefinitions = [
  ...statementMonthDefinitions,
  ...statementWindowDefinitions,
  ...statementIncomeDefinitions,
  ...statementFlowDefinitions,
  ...statementObligationDefinitions,
  ...statementTurnoverDefinitions,
  ...statementQualityDefinitions,
];

/** Every feature that `personFeatures` gives, as data: what it is, its bounds, its direction. */
export const featureCatalogue: readonly FeatureDefinition[] = [
  ...Object.entries(lineDefinitions).flatMap(([consent, definitions]) =>
    definitions.map((definition) => ({ ...definition, source: 'calls' as const, consent: consent as ConsentScope })),
  ),
  ...statementDefinitions.map((definition) => ({
    ...definition,
    source: 'statement' as const,
    consent: 'payments' as const,
  })),
  ...graphDefinitions.map((definition) => ({
    ...definition,
    source: 'graph' as const,
    consent: 'calls-and-texts' as const,
  })),
  ...declaredTieDefinitions.map((definition) => ({
    ...definition,
    source: 'graph' as const,
    consent: 'relationships' as const,
  })),
  ...lineIdentityDefinitions.map((definition) => ({
    ...definition,
    source: 'line' as const,
    consent: 'carrier-checks' as const,
  })),
];

/** The names under which a feature's values come: one per window, or its own name when it has none. */
export function valueNames({ name, windows }: FeatureDefinition): string[] {
  return windows.length === 0 ? [name] : windows.map((window) => windowed(name, window));
}

let byValueName: ReadonlyMap<string, FeatureDefinition> | undefined;

/** The definition behind a value's name (`number_of_contacts__call__90d`); undefined for a name of no feature. */
export function featureDefinition(valueName: string): FeatureDefinition | undefined {
  byValueName ??= new Map(
    featureCatalogue.flatMap((definition) => valueNames(definition).map((name) => [name, definition] as const)),
  );
  return byValueName.get(valueName);
}
