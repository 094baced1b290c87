import { currencies, type Currency } from '@lendline/kernel';
import {
  bytes,
  dateText,
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

const window = z.object({ from: instantText, to: instantText }).nullable();
const rows = z.object({
  read: z.number().int(),
  accepted: z.number().int(),
  rejected: z.number().int(),
  ignored: z.number().int(),
});

const flag = z.enum(['stale', 'other-holder', 'holder-unknown', 'resaved', 'fewer-rows-than-promised', 'empty']);
const way = z.enum(['pull', 'push']);

const report = z.object({
  id: idOf('import'),
  lineId: idOf('line'),
  source,
  feed: z.object({ id: idOf('feed'), provider: z.string(), way }).optional(),
  kind: z.string(),
  importedAt: instantText,
  fileHash: z.string(),
  rows,
  window,
  coveredDays: z.number().int(),
  flags: z.array(flag),
  counts: z.boolean(),
  warnings: z.array(localText),
  firstProblems: z.array(z.object({ line: z.number().int(), field: z.string(), reason: z.string(), text: localText })),
});

const imports = z.object({ imports: z.array(report) });

const call = z.object({
  kind: z.enum(['call', 'text', 'data', 'topup', 'advance', 'balance', 'device', 'sim', 'place']),
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

const tieKind = z.enum(['emergency-contact', 'guarantor', 'spouse', 'parent', 'child', 'sibling', 'colleague']);
const tie = z.object({ kind: tieKind, peer: z.string(), declaredAt: instantText });
const datedTie = tie.extend({
  role: z.enum(['emergency-contact', 'guarantor', 'declared-tie']),
  endedAt: instantText.nullable(),
});
const declaredTies = z.object({ ties: z.array(z.object({ kind: tieKind, declaredAt: instantText })) });

const sourceOutline = z.object({
  source,
  allowed: z.boolean(),
  because: optionalText,
  imports: z.number().int(),
  counting: z.number().int(),
  rows: z.number().int(),
  window,
  newestArrivalAt: instantText.nullable(),
});

const feed = z.object({
  id: idOf('feed'),
  lineId: idOf('line'),
  provider: z.string(),
  way,
  source,
  state: z.enum(['linked', 'consent-ended', 'stopped', 'refused']),
  reason: optionalText,
  linkedAt: instantText,
  readUntil: instantText.nullable(),
  authoriseAt: z.url().nullable(),
  lastProblem: optionalText,
  nextAt: instantText.nullable(),
});
const feeds = z.object({ feeds: z.array(feed) });

const span = { from: instantText, to: instantText };
const suspicion = z.enum(['none', 'some', 'strong']);

const qualityOfFile = z.object({
  name: z.string(),
  kind: z.string(),
  importId: idOf('import').nullable(),
  feed: z.object({ id: idOf('feed'), provider: z.string(), way }).optional(),
  importedAt: instantText,
  rows,
  leftOut: z.array(
    z.object({
      outcome: z.enum(['rejected', 'ignored']),
      reason: z.string(),
      rows: z.number().int(),
      firstLine: z.number().int(),
    }),
  ),
  period: z.object({ ...span, stated: z.boolean() }).nullable(),
  daysWithRows: z.number().int(),
  suspicion,
  unknownWords: z.record(z.string(), z.record(z.string(), z.number().int())),
  flags: z.array(flag),
  counts: z.boolean(),
  text: z.array(localText),
});

const provider = z.object({ provider: z.string(), way, source, needsAccount: z.boolean() });

const quality = z.object({
  lineId: idOf('line'),
  asOf: instantText,
  sources: z.array(
    z.object({
      source,
      imports: z.number().int(),
      counting: z.number().int(),
      files: z.array(qualityOfFile),
      rows,
      repeated: z.number().int(),
      repeats: z.array(z.object({ file: z.string(), earlier: z.string(), rows: z.number().int() })),
      overlaps: z.array(z.object({ files: z.tuple([z.string(), z.string()]), ...span })),
      missing: z.array(z.object({ after: z.string(), before: z.string(), ...span, days: z.number().int() })),
      suspicion,
      window,
      daysWithRows: z.number().int(),
      gaps: z.array(z.object({ from: dateText, to: dateText, days: z.number().int() })),
      flags: z.array(flag),
      reasons: z.array(z.object({ reason: z.string(), rows: z.number().int() })),
      text: z.array(localText),
    }),
  ),
});

const driftAlert = z.object({
  id: idOf('drift'),
  kind: z.string(),
  week: dateText,
  finding: z.enum(['new-words', 'shifted', 'fewer-rows', 'more-rows', 'unreadable']),
  column: optionalText,
  figure: z.number(),
  threshold: z.number(),
  words: z.array(z.string()),
  raisedAt: instantText,
  acknowledgedAt: instantText.nullable(),
  note: optionalText,
  text: localText,
});

const intakeWeek = z.object({
  week: dateText,
  intakes: z.number().int(),
  rows: z.number().int(),
  rowsLeftOut: z.number().int(),
  unread: z.number().int(),
  rowsPerDay: z.number().nullable(),
});

const byLine = z.object({ lineId: idOf('line') });
const byFeed = z.object({ feedId: idOf('feed') });
const byImport = z.object({ importId: idOf('import') });

export const recordsSchemas: SchemasOf<RecordsClient> = {
  upload: {
    input: z.object({ source, fileName: z.string().max(255), bytes, password: z.string().max(64).optional() }),
    output: report,
  },
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
      ties: z.array(tie),
    }),
  },
  outline: {
    input: z.object({ lineId: idOf('line'), asOf: instantText }),
    output: z.object({
      lineId: idOf('line'),
      asOf: instantText,
      mark: z.string(),
      sources: z.array(sourceOutline),
      ties: z.object({
        allowed: z.boolean(),
        because: optionalText,
        standing: z.number().int(),
        newestAt: instantText.nullable(),
      }),
      imports: z.array(report),
    }),
  },
  linkFeed: {
    input: z.object({
      provider: z.string().min(1).max(64),
      account: z.string().min(1).max(256).optional(),
      permit: z.string().min(1).max(512).optional(),
    }),
    output: feed,
  },
  listProviders: { input: nothing, output: z.object({ providers: z.array(provider) }) },
  stopFeed: { input: byFeed, output: feed },
  listMyFeeds: { input: nothing, output: feeds },
  listFeedsOfLine: { input: byLine, output: feeds },
  pullFeed: { input: byFeed, output: feed },
  declareTies: {
    input: z.object({ ties: z.array(z.object({ kind: tieKind, phone: z.string().min(1).max(32) })).max(20) }),
    output: declaredTies,
  },
  listTiesOfLine: {
    input: byLine,
    output: z.object({
      ties: z.array(z.object({ kind: tieKind, declaredAt: instantText, ofBorrower: z.boolean() })),
    }),
  },
  listMyTies: { input: nothing, output: declaredTies },
  tiesOf: {
    input: byLine,
    output: z.object({ lineId: idOf('line'), ownPeer: optionalText, ties: z.array(datedTie) }),
  },
  accountsOf: {
    input: byLine.extend({ purpose: z.string().min(3).max(200) }),
    output: z.object({
      accounts: z.array(z.object({ provider: z.string(), account: z.string(), linkedAt: instantText })),
    }),
  },
  myQuality: { input: nothing, output: quality },
  qualityOfLine: { input: byLine, output: quality },
  listDriftAlerts: {
    input: z.object({ state: z.enum(['open', 'acknowledged']).optional() }),
    output: z.object({ alerts: z.array(driftAlert) }),
  },
  listIntakeWeeks: {
    input: z.object({ alertId: idOf('drift') }),
    output: z.object({ weeks: z.array(intakeWeek) }),
  },
  acknowledgeDrift: {
    input: z.object({ alertId: idOf('drift'), note: z.string().trim().min(1).max(500) }),
    output: driftAlert,
  },
};
