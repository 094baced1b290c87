import { windowed } from '../features/feature-window.ts';
import { contactDefinitions } from './contacts.ts';
import type { FeatureDefinition } from './feature-definition.ts';
import { regularityDefinitions } from './regularity.ts';
import { statementFlowDefinitions } from './statement-flows.ts';
import { statementIncomeDefinitions } from './statement-income.ts';
import { statementMonthDefinitions } from './statement-months.ts';
import { statementObligationDefinitions } from './statement-obligations.ts';
import { statementQualityDefinitions } from './statement-quality.ts';
import { statementTurnoverDefinitions } from './statement-turnover.ts';
import { statementWindowDefinitions } from './statement-windows.ts';
import { timingDefinitions } from './timing.ts';
import { volumeDefinitions } from './volume.ts';

const callDefinitions = [...volumeDefinitions, ...contactDefinitions, ...regularityDefinitions, ...timingDefinitions];

const statementDefinitions = [
  ...statementMonthDefinitions,
  ...statementWindowDefinitions,
  ...statementIncomeDefinitions,
  ...statementFlowDefinitions,
  ...statementObligationDefinitions,
  ...statementTurnoverDefinitions,
  ...statementQualityDefinitions,
];

/** Every feature that `callFeatures` (strict) and `statementFeatures` give, as data: what it is, its bounds, its direction. */
export const featureCatalogue: readonly FeatureDefinition[] = [
  ...callDefinitions.map((definition) => ({ ...definition, source: 'calls' as const })),
  ...statementDefinitions.map((definition) => ({ ...definition, source: 'statement' as const })),
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
