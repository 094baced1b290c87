import { type Context, type Problem, type Result } from '@lendline/kernel';
import type { ConsentAnswer } from '@lendline/consents/contract';
import type { LineId } from '@lendline/lines/contract';
import { asService } from '@lendline/platform';
import type { RecordSource } from '../contract.ts';
import type { RecordsParts } from './parts.ts';

/** Whether a source may be read about a line at this moment. */
export function askConsent(
  { consents, consentNames }: Pick<RecordsParts, 'consents' | 'consentNames'>,
  context: Context,
  { line, source }: { readonly line: LineId; readonly source: RecordSource | 'declared-ties' },
): Promise<Result<ConsentAnswer, Problem>> {
  return consents.check(asService(context, 'records'), { lineId: line, source: consentNames[source] });
}
