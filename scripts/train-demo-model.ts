// Trains the model that ships with the demo, on matured loans of the simulated country:
//   node scripts/train-demo-model.ts cn 8000
// The same arguments give the same file. Its borrowers are other people than those that a demo meets.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { featureDefinition, recordFeatures } from '@lendline/behaviour';
import { canonicalJson, present, seededRandom } from '@lendline/kernel';
import { makeTable, trainModel, writeModel } from '@lendline/scoring';
import { packById } from '@lendline/strategy';
import { createWorld, type PastLoan } from '@lendline/world';

const [country = 'cn', count = '8000'] = process.argv.slice(2);
const pack = present(packById(country), `there is no pack ${country}`);
const reach_days = 180;

interface Example {
  readonly values: Readonly<Record<string, number | null>>;
  readonly bad: boolean;
  readonly appliedOn: Temporal.PlainDate;
}

/** What the lender of the demo would have had: most people add both files, some one, a few none. */
function exampleOf(loan: PastLoan): Example {
  const draw = seededRandom(`files/${loan.person.index}`).next();
  const calls = draw < 0.62 || (draw >= 0.77 && draw < 0.9) ? loan.callRecords(reach_days) : [];
  // Mobile money in Kenya hands out no file that a lender reads yet.
  const transactions = country === 'cn' && draw < 0.77 ? loan.transactions(reach_days) : [];
  const as_of = loan.appliedOn.toZonedDateTime({ timeZone: pack.zone, plainTime: '09:30' }).toInstant();
  const scope = { as_of, zone: pack.zone, own_names: [loan.person.name] };
  return { values: recordFeatures({ calls, transactions }, scope), bad: loan.outcome.bad, appliedOn: loan.appliedOn };
}

const world = createWorld({
  seed: 'demo-model',
  country: country === 'ke' ? 'ke' : 'cn',
  people: 1,
  start: Temporal.PlainDate.from('2026-01-01'),
  days: 365,
});
const examples: Example[] = [];
for (const loan of world.loanHistory(Number(count))) {
  examples.push(exampleOf(loan));
  if (examples.length % 250 === 0) process.stderr.write(`\r${examples.length} of ${count} loans`);
}
process.stderr.write('\n');

// What others tell of a person and what the operator says bear on a decision by rules alone: no score may look at them.
const scored: readonly (string | undefined)[] = ['calls', 'statement'];
const names = Object.keys(present(examples[0], 'at least one loan').values).filter((name) =>
  scored.includes(featureDefinition(name)?.source),
);
const numeric = names.map((name) => ({
  kind: 'numeric' as const,
  name,
  values: Float64Array.from(examples, ({ values }) => values[name] ?? Number.NaN),
}));
const bad = { kind: 'numeric' as const, name: 'bad', values: Float64Array.from(examples, (one) => Number(one.bad)) };
const applied = {
  kind: 'date' as const,
  name: 'applied_on',
  epochs_ms: Float64Array.from(examples, ({ appliedOn }) => appliedOn.toZonedDateTime('UTC').epochMilliseconds),
};
const dataHash = createHash('sha256').update(canonicalJson(examples)).digest('hex');
const trained = await trainModel({
  table: makeTable([...numeric, bad, applied]),
  target: 'bad',
  time: 'applied_on',
  definition: country === 'cn' ? '90 days past due within 12 months' : 'unpaid 30 days after due',
  kind: 'scorecard',
  seed: 1,
  simulated: true,
  dataHash,
});
if (!trained.ok) throw new Error(JSON.stringify(trained.error));
const { metrics, training, features } = trained.value;
const folder = new URL('../apps/server/demo/models/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL(`${country}.json`, folder), `${writeModel(trained.value)}\n`);
const facts = {
  rows: training.rows,
  bads: training.bads,
  test: metrics.test,
  features: features.map(({ name }) => name),
};
process.stdout.write(`${JSON.stringify(facts, null, 2)}\n`);
