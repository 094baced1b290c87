import type { Entity } from '@lendline/graph';
import type { LineId } from '@lendline/lines/contract';
import type { EventEnvelope, SliceTransaction } from '@lendline/platform';
import { standingEdges } from '../store/edges.ts';
import { endWhatIsOver, insertEntry, lockEntriesOf } from '../store/list-entries.ts';
import type { FraudTables } from '../store/tables.ts';
import { endIn, newEntry, tellChange } from './change-lists.ts';

type Tx = SliceTransaction<FraudTables>;

/** What somebody holds as their own. An address is lived at by others, and a contact is somebody else. */
const ownRelations = ['number', 'id', 'device', 'account'] as const;

export interface OwnFraud {
  readonly line: LineId;
  readonly source: 'own-case' | 'own-loss';
  /** The case, or the event of the loan. */
  readonly origin: string;
}

/**
 * Puts a fraudster of our own book and what they hold on the block list. A loss was agreed on by two people where loans are kept; what a
 * case says is one person's word, which counts at once and waits for a second one to look at it.
 */
export async function listOwnFraud(tx: Tx, { line, source, origin }: OwnFraud): Promise<void> {
  const held = await standingEdges(tx, line, ownRelations);
  const entities: Entity[] = [
    { kind: 'borrower', key: line },
    ...ownRelations.flatMap((kind) =>
      [...new Set(held.filter(({ relation }) => relation === kind).map((edge) => edge.held))].map((key) => ({
        kind,
        key,
      })),
    ),
  ];
  for (const { kind, key } of entities) {
    const row = newEntry(tx, {
      list: 'block',
      kind,
      key,
      // The value was never here; a line's id says nothing of whose it is.
      masked: kind === 'borrower' ? key : '****',
      reason: reasons[source],
      source,
      origin,
      from_at: tx.context.now(),
      until_at: null,
      state: source === 'own-loss' ? 'active' : 'unreviewed',
    });
    await endWhatIsOver(tx, { kind, key });
    if (await insertEntry(tx, row)) await tellChange(tx, row, { kind: 'added', note: row.reason });
  }
}

const reasons: Readonly<Record<OwnFraud['source'], string>> = {
  'own-case': '本机构确认的欺诈案件 / fraud confirmed in a case of our own',
  'own-loss': '本机构按欺诈核销的贷款 / loan of our own charged off as fraud',
};

interface ChangedLoan {
  readonly lineId: LineId;
  readonly eventId: string;
  /** Charged off as fraud. */
  readonly fraud: boolean;
  /** The event that this one undid. */
  readonly reverses: string | null;
}

/** A loan was charged off as fraud, or that was undone. */
export async function hearLoanChanged(tx: Tx, { data }: EventEnvelope): Promise<void> {
  const { lineId, eventId, fraud, reverses } = data as ChangedLoan;
  if (fraud) await listOwnFraud(tx, { line: lineId, source: 'own-loss', origin: eventId });
  if (!reverses) return;
  for (const entry of await lockEntriesOf(tx, reverses))
    await endIn(tx, entry, '核销已撤销 / the charge-off was undone');
}
