import type { Context } from '@lendline/kernel';
import type { LineId } from '@lendline/lines/contract';
import { asService, type EventEnvelope, type SliceTransaction } from '@lendline/platform';
import type { SourceQuality } from '@lendline/records/contract';
import { judgeStatements, noteStatement, statementsNoted } from '../store/observed-lines.ts';
import type { FraudTables } from '../store/tables.ts';
import type { ObserveParts } from './observe-parts.ts';

type Tx = SliceTransaction<FraudTables>;

/** A statement came to a line, or consent to its statements ended: it is unknown from here on until somebody has looked. */
export async function hearOfStatements(tx: Tx, { data }: EventEnvelope): Promise<void> {
  const { lineId, source } = data as { readonly lineId: LineId; readonly source: string };
  if (source !== 'payment-statement') return;
  await noteStatement(tx, lineId);
  await tx.enqueue({ task: 'observe-statements', payload: { lineId }, key: `${lineId}/statements` });
}

/** Notes how much the statements of a line look changed, and whose they are, as `records` judged them when they came. */
export async function observeStatements(parts: ObserveParts, context: Context, lineId: LineId): Promise<void> {
  const noted = await parts.database.transaction(context, (tx) => statementsNoted(tx, lineId), { readOnly: true });
  const quality = await parts.records.qualityOfLine(asService(context, 'fraud'), { lineId });
  if (!quality.ok) throw new Error(`the quality of the records could not be read: ${quality.error.code}`);
  const statements = quality.value.sources.find(({ source }) => source === 'payment-statement');
  await parts.database.transaction(context, (tx) =>
    judgeStatements(tx, lineId, {
      noted,
      statement_suspicion: statements?.suspicion ?? 'no-statement',
      statement_holder: holderOf(statements),
    }),
  );
}

function holderOf(statements: SourceQuality | undefined): 'applicant' | 'other' | null {
  if (!statements || statements.flags.includes('holder-unknown')) return null;
  return statements.flags.includes('other-holder') ? 'other' : 'applicant';
}
