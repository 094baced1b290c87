import { packStrategy } from '../pack-strategy/pack-strategy.ts';
import { cn } from '../packs/cn.ts';

/** The Chinese pack's own strategy with another legal age: two rows differ. */
export function withLegalAge(age: number): Record<string, unknown> {
  const { minAge_years } = cn.eligibility;
  const text = JSON.stringify(packStrategy(cn));
  const changed = text
    .replaceAll(`"< ${minAge_years}"`, `"< ${age}"`)
    .replaceAll(`">= ${minAge_years}"`, `">= ${age}"`);
  return JSON.parse(changed) as Record<string, unknown>;
}
