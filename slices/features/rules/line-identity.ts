import type { LineIdentity } from '@lendline/behaviour';
import type { CheckName, LineCheck } from '@lendline/lines/contract';

/** An answer of the operator that is older says nothing of the line today. */
const oldestAnswer_days = 30;

/** What the operator has said of a line, from the answers that had come by an instant; undefined where it said nothing. */
export function lineIdentity(checks: readonly LineCheck[], asOf: Temporal.Instant): LineIdentity | undefined {
  const oldest = asOf.subtract({ hours: 24 * oldestAnswer_days });
  const answers = checks.filter(
    ({ name, outcome, observedAt }) =>
      isAbout(name) &&
      outcome !== 'unknown' &&
      Temporal.Instant.compare(Temporal.Instant.from(observedAt), oldest) >= 0,
  );
  if (answers.length === 0) return undefined;
  const fact = (name: CheckName, of: string) => answers.find((one) => one.name === name)?.facts[of];
  const ported = fact('tenure', 'ported');
  return {
    tenure_months: numberIn(fact('tenure', 'months_min')),
    carrierTenure_months: numberIn(fact('tenure', 'carrier_months_min')),
    ported: typeof ported === 'boolean' ? ported : null,
    simChanged_ms: instantIn(fact('sim-swap', 'changed_at')),
    deviceChanged_ms: instantIn(fact('device-swap', 'changed_at')),
    told_ms: answers.map(({ observedAt }) => Temporal.Instant.from(observedAt).epochMilliseconds).sort((a, b) => a - b),
  };
}

function isAbout(name: CheckName): boolean {
  return name === 'tenure' || name === 'sim-swap' || name === 'device-swap';
}

function numberIn(fact: LineCheck['facts'][string] | undefined): number | null {
  return typeof fact === 'number' ? fact : null;
}

function instantIn(fact: LineCheck['facts'][string] | undefined): number | null {
  return typeof fact === 'string' ? Temporal.Instant.from(fact).epochMilliseconds : null;
}
