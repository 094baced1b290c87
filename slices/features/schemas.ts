import { currencies, type Currency } from '@lendline/kernel';
import { dateText, idOf, instantText, localText, nothing, type SchemasOf, wireMoney, z } from '@lendline/platform';
import type { FeaturesClient } from './contract.ts';

const coverage = z.object({
  present: z.boolean(),
  coveredDays: z.number().int(),
  newest: instantText.nullable(),
  ageDays: z.number().int().nullable(),
  flags: z.array(z.string()),
});

const snapshot = z.object({
  id: idOf('snapshot'),
  lineId: idOf('line'),
  asOf: instantText,
  catalogueVersion: z.string(),
  values: z.record(z.string(), z.number().nullable()),
  coverage: z.object({ calls: coverage, statement: coverage }),
});

const featureWindow = z.enum(['7d', '30d', '90d', '180d', 'all']);
const consentScope = z.enum([
  'calls-and-texts',
  'location',
  'airtime',
  'data-use',
  'device',
  'payments',
  'relationships',
  'carrier-checks',
]);

const definition = z.object({
  name: z.string(),
  label: localText,
  definition: localText,
  unit: z.string(),
  source: z.enum(['calls', 'statement', 'graph', 'line', 'own-book']),
  feature: z.string(),
  window: featureWindow.nullable(),
  windows: z.array(featureWindow),
  range: z.tuple([z.number().nullable(), z.number().nullable()]),
  consentScope,
  manipulationCost: z.enum(['cheap', 'needs-others', 'takes-time']),
  direction: z.enum(['safer-when-higher', 'riskier-when-higher']).nullable(),
});

const minorUnits = z.string().regex(/^-?\d+$/);
const currency = z.enum(Object.keys(currencies) as [Currency, ...Currency[]]).nullable();
const count = z.number().int();

const contact = z.object({
  rank: count,
  callsIn: count,
  callsOut: count,
  missed: count,
  textsIn: count,
  textsOut: count,
  seconds: z.number(),
  firstDay: dateText,
  lastDay: dateText,
});

const balance = z.object({
  currency,
  points: z.array(z.object({ at: instantText, balance: minorUnits })),
  thinned: z.boolean(),
});

const nature = z.enum([
  'income',
  'spending',
  'own-transfer',
  'investment',
  'yield',
  'debt-repayment',
  'loan-received',
  'refund',
  'unclear',
  'void',
]);

const flow = z.object({
  from: dateText,
  in: minorUnits,
  out: minorUnits,
  natures: z.array(z.object({ nature, direction: z.enum(['in', 'out', 'neutral']), rows: count, amount: minorUnits })),
});

const evidence = z.object({
  source: z.enum(['calls', 'statement', 'graph', 'line']),
  consentScope,
  window: featureWindow.nullable(),
  from: instantText.nullable(),
  records: count,
  first: instantText.nullable(),
  last: instantText.nullable(),
  imports: z.array(idOf('import')),
  values: z.array(z.object({ name: z.string(), value: z.number().nullable() })),
});

const seenImport = z.object({
  id: idOf('import'),
  source: z.enum(['call-records', 'payment-statement']),
  kind: z.string(),
  importedAt: instantText,
  window: z.object({ from: instantText, to: instantText }).nullable(),
  accepted: count,
  counts: z.boolean(),
  flags: z.array(z.enum(['stale', 'other-holder', 'holder-unknown', 'resaved', 'fewer-rows-than-promised', 'empty'])),
});

const portrait = z.object({
  lineId: idOf('line'),
  asOf: instantText,
  zone: z.string(),
  rhythm: z.array(z.array(count).length(24)).length(7),
  contacts: z.object({ count, rows: z.array(contact) }),
  airtime: balance,
  account: balance,
  payments: z.object({ currency, leftOut: count, weeks: z.array(flow), months: z.array(flow) }),
  topups: z.array(z.object({ at: instantText, paid: wireMoney.nullable() })),
  data: z.array(z.object({ monday: dateText, sessions: count, bytes: z.number(), seconds: z.number() })),
  coverage: z.array(
    z.object({
      source: z.enum(['calls', 'statement']),
      span: z.object({ from: dateText, to: dateText }).nullable(),
      days: z.array(z.object({ day: dateText, records: count })),
    }),
  ),
  evidence: z.array(evidence),
  imports: z.array(seenImport),
});

const ofLine = z.object({ lineId: idOf('line'), asOf: instantText });

export const featuresSchemas: SchemasOf<FeaturesClient> = {
  catalogue: { input: nothing, output: z.object({ version: z.string(), features: z.array(definition) }) },
  compute: { input: ofLine, output: snapshot },
  getSnapshot: { input: z.object({ snapshotId: idOf('snapshot') }), output: snapshot },
  portrait: { input: ofLine, output: portrait },
};
