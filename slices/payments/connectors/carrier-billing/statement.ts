import { isCurrency, parseDecimal } from '@lendline/kernel';
import { contentName } from '../content-name.ts';
import type { StatementAnswer, StatementEntry } from '../rail.ts';
import { type BillingClient, fieldIn, textIn } from './client.ts';
import { listPayments } from './list-payments.ts';

const mostPages = 200;
/** A charge can be confirmed a while after it was created, which is what the list goes by. */
const before_days = 2;

/** What the carrier has charged for us on whole days. Refunds are not in its list. */
export async function readStatementOf(
  client: BillingClient,
  zone: string,
  { from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate },
): Promise<StatementAnswer> {
  const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).toInstant().toString();
  const span = {
    'paymentCreationDate.gte': startOf(from.subtract({ days: before_days })),
    'paymentCreationDate.lte': startOf(to.add({ days: 1 })),
  };
  const listed = await listPayments(client, span, mostPages);
  if (listed.kind !== 'rows') return listed;
  const charged = listed.rows.filter((row) => fieldIn(row, 'paymentStatus') === 'succeeded');
  const read = charged.map((row) => entryOf(row, zone));
  const entries = read
    .filter((entry) => entry !== null)
    .filter(
      ({ valueOn }) => Temporal.PlainDate.compare(valueOn, from) >= 0 && Temporal.PlainDate.compare(valueOn, to) <= 0,
    )
    .toReversed();
  const rejected = read.filter((entry) => entry === null).length;
  return { kind: 'statement', statement: { messageId: contentName(entries), from, to, entries, rejected } };
}

function entryOf(row: unknown, zone: string): StatementEntry | null {
  const transaction = fieldIn(row, 'amountTransaction');
  const charge = fieldIn(fieldIn(transaction, 'paymentAmount'), 'chargingInformation');
  const [reference, currency] = [textIn(row, 'paymentId'), textIn(charge, 'currency') ?? ''];
  const sum = fieldIn(charge, 'amount');
  if (!reference || !isCurrency(currency) || typeof sum !== 'number') return null;
  const amount = parseDecimal(String(sum), currency);
  const valueOn = dayOf(textIn(row, 'paymentDate') ?? textIn(row, 'paymentCreationDate'), zone);
  if (!amount.ok || !valueOn) return null;
  return {
    key: reference,
    reference,
    paymentId: textIn(transaction, 'referenceCode'),
    takesBack: null,
    side: 'in',
    amount: amount.value,
    valueOn,
    text: '',
    party: { name: null, account: null },
  };
}

function dayOf(instant: string | null, zone: string): Temporal.PlainDate | null {
  try {
    return instant ? Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate() : null;
  } catch {
    return null;
  }
}
