import type { ExpressionNode, TableNode } from '../jdm/document.ts';
import type { Pack } from '../pack.ts';
import { findingsTable, note, pass, refer, type RuleRow, unknown, valuesTable, words } from './tables.ts';

type Records = 'calls' | 'statement';

/** A file may be written in a zone that is already a day ahead. */
const ahead = -1;

/** Which records may be read and how many days they cover: only fresh ones that are surely the applicant's own. */
export function usableTable(records: Records, pack: Pack): TableNode {
  const newest = `[${ahead}..${pack.records.newestAtMost_days}]`;
  const own = { [`${records}_newest_days_ago`]: newest, [`${records}_holder`]: words('applicant') };
  const days = `${records}_covered_days`;
  const usable = (covered: string) => ({ [`${records}_usable`]: 'true', [`${records}_days`]: covered });
  return valuesTable(`${records}-usable`, records === 'calls' ? 'Usable call records' : 'Usable statement', [
    [{ ...own, [days]: '>= 0' }, usable(days)],
    [{ ...own, [days]: unknown }, usable('0')],
    [{}, { [`${records}_usable`]: 'false', [`${records}_days`]: '0' }],
  ]);
}

/** What the steps so far say of the file as a whole. */
export function fileExpressions({ thinFile }: Pack): ExpressionNode {
  const absent = (records: Records) => `score_reads_${records} != false and not ${records}_usable`;
  const expressions = {
    segment_used: 'some(found_eligibility, #.rule == "book.segment" and #.outcome == "pass") ? segment : "new"',
    tenure_proven: 'some(found_identity, #.rule == "line.tenure" and #.outcome == "pass")',
    covered_days: 'max([calls_days, statement_days])',
    thin_file: `max([calls_days, statement_days]) < ${thinFile.coverageBelow_days} or not some(found_identity, #.rule == "line.tenure" and #.outcome == "pass")`,
    score_reads_absent: `(${absent('calls')}) or (${absent('statement')})`,
  };
  return {
    id: 'file',
    type: 'expressionNode',
    name: 'What the file amounts to',
    content: {
      passThrough: true,
      expressions: Object.entries(expressions).map(([key, value]) => ({ id: `file.${key}`, key, value })),
    },
  };
}

/** Step 5: records that are stale or another's count as absent and are flagged; too few days make a thin file. */
export function recordsTable(pack: Pack): TableNode {
  const least = pack.thinFile.coverageBelow_days;
  const thin = { flags: ['thin-file'] as const };
  return findingsTable('records', 'Freshness and coverage of records', [
    ...recordsRows('calls', pack),
    ...recordsRows('statement', pack),
    ['records.coverage', { covered_days: `< ${least}` }, note('records-absent', 'thin-file')],
    ['records.coverage', { covered_days: `>= ${least}`, thin_file: 'true' }, { ...pass, ...thin }],
    ['records.coverage', { covered_days: `>= ${least}`, thin_file: 'false' }, pass],
  ]);
}

/** Not knowing whose records they are, or how old, is reason enough not to read them. */
function recordsRows(records: Records, pack: Pack): RuleRow[] {
  const rule = `records.${records}` as const;
  const newest = `${records}_newest_days_ago`;
  const holder = `${records}_holder`;
  const most = pack.records.newestAtMost_days;
  const fresh = { [newest]: `[${ahead}..${most}]` };
  const absent = `${records}-absent` as const;
  return [
    [rule, { [newest]: words('none') }, { outcome: 'note' }],
    [rule, { [newest]: unknown }, note('records-age-unknown', absent)],
    [rule, { [newest]: `> ${most}` }, note('records-stale', absent)],
    [rule, { [newest]: `< ${ahead}` }, note('records-post-dated', absent)],
    [rule, { ...fresh, [holder]: words('other') }, note('records-of-another', absent)],
    [rule, { ...fresh, [holder]: unknown }, note('records-holder-unproven', absent)],
    [rule, { ...fresh, [holder]: words('applicant') }, pass],
  ];
}

/** Step 6: a score that read records which count as absent is no score; of a repeat borrower it needs own repayment too. */
export function scoreTable(): TableNode {
  return findingsTable('score', 'Score', [
    ['score.model', { model_origin: words('real') }, pass],
    ['score.model', { model_origin: words('simulated') }, { outcome: 'note', flags: ['simulated-model'] }],
    ['score.model', { model_origin: unknown }, { outcome: 'note', flags: ['model-origin-unknown'] }],
    ['score.sources', { score_reads_absent: 'true' }, refer('score-on-absent-records')],
    ['score.sources', { score_reads_absent: 'false' }, pass],
    ['score.pd', { pd_ppm: unknown }, refer('score-silent')],
    ['score.pd', { pd_ppm: '>= 0' }, pass],
    ['score.own', { segment_used: words('new', 'trader') }, pass],
    ['score.own', { segment_used: words('repeat'), own_pd_ppm: words('none', 'unknown') }, refer('own-score-silent')],
    ['score.own', { segment_used: words('repeat'), own_pd_ppm: '>= 0' }, pass],
  ]);
}

/** The probability of default that picks the tier: of a repeat borrower, own repayment outweighs phone data. */
export function probabilityTable({ score }: Pack): TableNode {
  const readable = { score_reads_absent: 'false', pd_ppm: '>= 0' };
  const own = score.ownRepaymentWeight_ppm;
  const blend = `round((${own} * own_pd_ppm + ${1_000_000 - own} * pd_ppm) / 1000000)`;
  return valuesTable('probability', 'The probability of default in use', [
    [{ segment_used: words('new', 'trader'), ...readable }, { pd_used_ppm: 'pd_ppm' }],
    [{ segment_used: words('repeat'), ...readable, own_pd_ppm: '>= 0' }, { pd_used_ppm: blend }],
    [{}, { pd_used_ppm: unknown }],
  ]);
}
