import type { LineReport } from '@lendline/lines/contract';
import type { SignalValues } from '@lendline/typology';

const hour_ms = 3_600_000;

/**
 * One-time codes to the number in the hour before, and wrong ones entered for them, as the line counts them itself. On which device a
 * code was asked for nobody knows: it is asked before anybody may agree to be told apart by a browser.
 */
export function codeSignals(report: LineReport | null, asOf: Temporal.Instant): SignalValues {
  if (report?.codes === undefined) return {};
  const until_ms = asOf.epochMilliseconds;
  const within = report.codes.filter(({ at }) => {
    const at_ms = Temporal.Instant.from(at).epochMilliseconds;
    return at_ms >= until_ms - hour_ms && at_ms < until_ms;
  });
  return {
    codes_of_number_1h: within.length,
    wrong_codes_of_number_1h: within.reduce((sum, { wrong }) => sum + wrong, 0),
  };
}
