import { money } from '@lendline/kernel';
import type { MandateOrder } from '../connectors/rail.ts';
import type { MandateRow } from '../store/tables.ts';

/** What a rail is told of a mandate: the same for every try. */
export function mandateOrder(row: MandateRow): MandateOrder {
  return {
    orderId: row.order_id,
    account: row.account,
    limit: money(row.limit_amount, row.currency),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  };
}
