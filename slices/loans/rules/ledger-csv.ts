import { assert, isCurrency, money, toDecimalString } from '@lendline/kernel';

export interface CsvSum {
  readonly booked_on: Temporal.PlainDate;
  readonly account: string;
  readonly kind: string;
  readonly currency: string;
  readonly debit: bigint;
  readonly credit: bigint;
}

/**
 * The ledger for an accounting program: one line for each business date, account and currency, amounts as decimals. Names are
 * those of the chart in every language, so that a mapping made once keeps working; they hold nothing that CSV would quote.
 */
export function ledgerCsv(sums: readonly CsvSum[]): string {
  const lines = sums.map(({ booked_on, account, kind, currency, debit, credit }) => {
    assert(isCurrency(currency), 'the journal is in currencies');
    const decimal = (amount: bigint): string => toDecimalString(money(amount, currency));
    return [booked_on.toString(), account, kind, currency, decimal(debit), decimal(credit)].join(',');
  });
  return `${['booked_on,account,kind,currency,debit,credit', ...lines].join('\r\n')}\r\n`;
}
