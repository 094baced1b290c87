import { currencies, type Currency } from '@lendline/kernel';
import {
  bytes,
  fileAnswer,
  idOf,
  instantText,
  localText,
  nothing,
  type SchemasOf,
  wireMoney,
  z,
} from '@lendline/platform';
import type { RecordsClient } from './contract.ts';

const source = z.enum(['call-records', 'payment-statement']);

const report = z.object({
  id: idOf('import'),
  lineId: idOf('line'),
  source,
  kind: z.string(),
  importedAt: instantText,
  fileHash: z.string(),
  rows: z.object({
    read: z.number().int(),
    accepted: z.number().int(),
    rejected: z.number().int(),
    ignored: z.number().int(),
  }),
  window: z.object({ from: instantText, to: instantText }).nullable(),
  coveredDays: z.number().int(),
  flags: z.array(z.enum(['stale', 'other-holder', 'holder-unknown', 'resaved', 'fewer-rows-than-promised', 'empty'])),
  counts: z.boolean(),
  warnings: z.array(localText),
  firstProblems: z.array(z.object({ line: z.number().int(), field: z.string(), reason: z.string(), text: localText })),
});

const imports = z.object({ imports: z.array(report) });

const call = z.object({
  kind: z.enum(['call', 'text', 'data', 'topup', 'advance', 'balance', 'device', 'place']),
  direction: z.enum(['in', 'out']),
  peer: z.string(),
  at_ms: z.number(),
  wall_ms: z.number(),
  arrived_ms: z.number().nullable(),
  answered: z.boolean().nullable(),
  seconds: z.number().nullable(),
  bytes: z.number().nullable(),
  place: z
    .object({ id: z.string().nullable(), latitude: z.number().nullable(), longitude: z.number().nullable() })
    .nullable(),
  paid: wireMoney.nullable(),
  balance: wireMoney.nullable(),
  source_line: z.number().int(),
});

const minorUnits = z.string().regex(/^\d{1,18}$/);
const optionalText = z.string().nullable();

const transaction = z.object({
  at_ms: z.number(),
  wall_ms: z.number(),
  amount: minorUnits,
  currency: z.enum(Object.keys(currencies) as [Currency, ...Currency[]]),
  direction: z.enum(['in', 'out', 'neutral']),
  status: z.enum(['posted', 'pending', 'closed', 'failed', 'refund', 'other']),
  refunded: minorUnits,
  refund_of: optionalText,
  counterparty: optionalText,
  counterparty_account: optionalText,
  category: z.string(),
  description: z.string(),
  method: optionalText,
  status_text: z.string(),
  order_id: optionalText,
  merchant_order_id: optionalText,
  note: optionalText,
  balance: z
    .string()
    .regex(/^-?\d{1,18}$/)
    .nullable(),
  fee: minorUnits.nullable(),
  arrived_ms: z.number().nullable(),
  source_line: z.number().int(),
});

const byLine = z.object({ lineId: idOf('line') });
const byImport = z.object({ importId: idOf('import') });

export const recordsSchemas: SchemasOf<RecordsClient> = {
  upload: { input: z.object({ source, fileName: z.string().max(255), bytes }), output: report },
  listMine: { input: nothing, output: imports },
  listOfLine: { input: byLine, output: imports },
  getImport: { input: byImport, output: report },
  downloadRejected: { input: byImport, output: fileAnswer },
  read: {
    input: z.object({ lineId: idOf('line'), asOf: instantText }),
    output: z.object({
      lineId: idOf('line'),
      asOf: instantText,
      calls: z.array(call),
      transactions: z.array(transaction),
      imports: z.array(report),
    }),
  },
};
