import {
  type LendingFeatures,
  type LendingQuery,
  type LendingScope,
  multiLendingFeatures,
  registerSignals,
  type SignalValues,
} from '@lendline/typology';

/** The figures of the grammar in a register's answer, and what typologies read of them. Most figures are 0, which is not worth a place. */
export function registerAnswer(
  { queries, openLenders }: { readonly queries: readonly LendingQuery[]; readonly openLenders: number | null },
  scope: LendingScope,
): { readonly features: LendingFeatures; readonly signals: SignalValues } {
  const features = multiLendingFeatures(queries, scope);
  return {
    features: Object.fromEntries(Object.entries(features).filter(([, value]) => value !== 0)),
    signals: { ...registerSignals(features), other_lenders_open: openLenders },
  };
}

/** A register is paid: nobody is asked about whom a person looks at anyway, and at drawdown the answer of the application stands. */
export function mayAskRegister(
  free: { readonly lists: string; readonly typologies: string },
  stage: 'application' | 'drawdown',
): boolean {
  return free.lists !== 'hit' && free.typologies !== 'interdict' && stage === 'application';
}
