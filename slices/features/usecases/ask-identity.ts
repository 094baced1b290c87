import type { LineIdentity } from '@lendline/behaviour';
import { type Context, ok, type Problem, type Result } from '@lendline/kernel';
import { asService } from '@lendline/platform';
import { lineIdentity } from '../rules/line-identity.ts';
import type { FeaturesParts } from './parts.ts';
import type { LineAt } from './read-line.ts';

/** What the operator had said of a line by an instant, while the person lets the operator be asked. */
export async function askIdentity(
  { lines, consents }: Pick<FeaturesParts, 'lines' | 'consents'>,
  context: Context,
  { lineId, asOf }: LineAt,
): Promise<Result<LineIdentity | undefined, Problem>> {
  const asking = asService(context, 'features');
  const [consent, report] = await Promise.all([
    consents.check(asking, { lineId, source: 'line-checks' }),
    lines.getReport(asking, { lineId, asOf: asOf.toString() }),
  ]);
  if (!consent.ok) return consent;
  if (!report.ok) return report;
  return ok(consent.value.allowed ? lineIdentity(report.value.checks, asOf) : undefined);
}
