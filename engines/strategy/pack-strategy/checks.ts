import type { TableNode } from '../jdm/document.ts';
import type { Pack } from '../pack.ts';
import {
  decline,
  findingsTable,
  note,
  notRun,
  pass,
  refer,
  type RuleRow,
  unknown,
  valuesTable,
  words,
} from './tables.ts';

/** Whether signs of fraud step the tier down. Silence is no sign: it went to a person in the same step. */
export function fraudTable({ checks }: Pack): TableNode {
  const raised = { fraud: '"raised"' };
  return valuesTable('fraud', 'Whether signs of fraud step the tier down', [
    [{ velocity: words('raised', 'high') }, raised],
    ...(checks.typologies ? [[{ typologies: words('alert', 'interdict') }, raised] as const] : []),
    [{}, { fraud: '"clear"' }],
  ]);
}

/** Step 3: lists, velocity, rings and typologies. They may send an application to a person; nothing here declines. */
export function listsTable({ checks }: Pack): TableNode {
  const typologies: readonly RuleRow[] = checks.typologies
    ? [
        ['lists.typologies', { typologies: unknown }, refer('typologies-silent')],
        [
          'lists.typologies',
          { typologies: words('not-run') },
          notRun(checks.typologies.required, 'typologies-not-run'),
        ],
        ['lists.typologies', { typologies: words('clear') }, pass],
        ['lists.typologies', { typologies: words('alert') }, note('fraud-signals')],
        ['lists.typologies', { typologies: words('interdict') }, refer('fraud-suspected')],
      ]
    : [];
  return findingsTable('lists', 'Lists, velocity, rings and typologies', [
    ['lists.lists', { lists: unknown }, refer('lists-silent')],
    ['lists.lists', { lists: words('not-run') }, notRun(checks.lists.required, 'lists-not-run')],
    ['lists.lists', { lists: words('clear') }, pass],
    ['lists.lists', { lists: words('hit') }, refer('on-a-list')],
    ['lists.velocity', { velocity: unknown }, refer('velocity-silent')],
    ['lists.velocity', { velocity: words('not-run') }, notRun(checks.velocity.required, 'velocity-not-run')],
    ['lists.velocity', { velocity: words('normal') }, pass],
    ['lists.velocity', { velocity: words('raised') }, note('attempts-raised')],
    ['lists.velocity', { velocity: words('high') }, refer('many-attempts')],
    ['lists.ring', { ring: unknown }, refer('ring-silent')],
    ['lists.ring', { ring: words('not-run') }, notRun(checks.ring.required, 'ring-not-run')],
    ['lists.ring', { ring: words('clear') }, pass],
    ['lists.ring', { ring: words('suspected') }, refer('linked-group')],
    ...typologies,
  ]);
}

/** Step 4: checks that cost money, asked only about who is still in after step 3. */
export function paidChecksTable({ checks }: Pack): TableNode {
  const { multiLending, bureau } = checks;
  const lenders = 'other_lenders_open';
  return findingsTable('paid-checks', 'Paid checks', [
    ['paid.multi-lending', { [lenders]: unknown }, refer('multi-lending-silent')],
    ['paid.multi-lending', { [lenders]: words('not-run') }, notRun(multiLending.required, 'multi-lending-not-run')],
    ['paid.multi-lending', { [lenders]: `> ${multiLending.maxOpenLenders}` }, decline('many-lenders')],
    ['paid.multi-lending', { [lenders]: `<= ${multiLending.maxOpenLenders}` }, pass],
    ['paid.bureau', { bureau: unknown }, refer('bureau-silent')],
    ['paid.bureau', { bureau: words('not-run') }, notRun(bureau.required, 'bureau-not-run')],
    ['paid.bureau', { bureau: words('delinquent') }, decline('bureau-delinquent')],
    // No file is the ordinary case of the people this is for.
    ['paid.bureau', { bureau: words('clear', 'no-file') }, pass],
  ]);
}
