import type { TableNode } from '../jdm/document.ts';
import type { Pack } from '../pack.ts';
import { decline, findingsTable, note, pass, refer, unknown, valuesTable, words } from './tables.ts';

/** Step 1: age, and what our own book says. Our own book is never silent without a fault of ours, so silence refers. */
export function eligibilityTable({ eligibility, cooling }: Pack): TableNode {
  const silent = refer('own-book-silent');
  const many = `>= ${cooling.loans}`;
  return findingsTable('eligibility', 'Eligibility and own book', [
    ['book.age', { age_years: unknown }, refer('age-silent')],
    ['book.age', { age_years: `< ${eligibility.minAge_years}` }, decline('under-age')],
    ['book.age', { age_years: `>= ${eligibility.minAge_years}` }, pass],
    ['book.charged-off', { charged_off: unknown }, silent],
    ['book.charged-off', { charged_off: 'true' }, decline('own-loan-charged-off')],
    ['book.charged-off', { charged_off: 'false' }, pass],
    ['book.overdue', { days_past_due: unknown }, silent],
    ['book.overdue', { days_past_due: '> 0' }, decline('own-loan-late')],
    ['book.overdue', { days_past_due: '0' }, pass],
    ['book.open-loans', { open_loans: unknown }, silent],
    ['book.open-loans', { open_loans: `> ${eligibility.maxOpenLoans}` }, decline('own-loan-open')],
    ['book.open-loans', { open_loans: `<= ${eligibility.maxOpenLoans}` }, pass],
    ['book.cooling', { recent_loans: unknown }, silent],
    ['book.cooling', { recent_loans: `< ${cooling.loans}` }, pass],
    ['book.cooling', { recent_loans: many, last_loan_closed_days_ago: words('none', 'unknown') }, silent],
    ['book.cooling', { recent_loans: many, last_loan_closed_days_ago: `>= ${cooling.wait_days}` }, pass],
    [
      'book.cooling',
      { recent_loans: many, last_loan_closed_days_ago: `< ${cooling.wait_days}` },
      decline('wait-between-loans', { comeBackInDays: `${cooling.wait_days} - last_loan_closed_days_ago` }),
    ],
    ['book.segment', { segment: words('new', 'trader') }, pass],
    ['book.segment', { segment: words('repeat'), loans_closed: unknown }, silent],
    ['book.segment', { segment: words('repeat'), loans_closed: '> 0' }, pass],
    ['book.segment', { segment: words('repeat'), loans_closed: '0' }, note('segment-not-proven')],
  ]);
}

/** A repeat borrower's identity stands for a while unless the line changed, which must itself be known. */
export function identityReuseTable({ line }: Pack): TableNode {
  return valuesTable('identity-reuse', 'Whether an earlier identity still stands', [
    [
      {
        segment: words('repeat'),
        loans_closed: '> 0',
        sim_swapped: 'false',
        number_recycled: 'false',
        identity_checked_days_ago: `[0..${line.reuseIdentity_days}]`,
      },
      { identity_reusable: 'true' },
    ],
    [{}, { identity_reusable: 'false' }],
  ]);
}

/**
 * Step 2: the line and the identity behind it. A carrier that does not answer sends the application to a person, and so
 * does a mismatch: a relative's SIM or a minority name is no fraud. Tenure is an interval [min, max) of months.
 */
export function identityTable({ line, thinFile }: Pack): TableNode {
  const least = line.declineTenureBelow_months;
  const proven = thinFile.tenureBelow_months;
  const longer = `"open", > ${least}`;
  const match = 'name_id_number_match';
  return findingsTable('identity', 'Line and identity', [
    ['line.possession', { possession: unknown }, refer('possession-silent')],
    ['line.possession', { possession: 'false' }, decline('line-not-held')],
    ['line.possession', { possession: 'true' }, pass],
    ['line.match', { [match]: unknown, identity_reusable: 'false' }, refer('match-silent')],
    ['line.match', { [match]: unknown, identity_reusable: 'true' }, { ...pass, flags: ['identity-reused'] }],
    ['line.match', { [match]: words('match') }, pass],
    ['line.match', { [match]: words('name-differs') }, refer('name-differs')],
    ['line.match', { [match]: words('id-differs') }, refer('id-differs')],
    ['line.match', { [match]: words('birth-date-differs') }, refer('birth-date-differs')],
    ['line.match', { [match]: words('no-record') }, refer('identity-no-record')],
    ['line.tenure', { tenure_min_months: unknown }, refer('tenure-silent')],
    ['line.tenure', { tenure_min_months: '>= 0', tenure_max_months: unknown }, refer('tenure-silent')],
    [
      'line.tenure',
      { tenure_min_months: '>= 0', tenure_max_months: `<= ${least}` },
      // On that day even the youngest line the interval allows has reached the bound.
      decline('line-too-new', { comeBackInMonths: `${least} - tenure_min_months` }),
    ],
    ['line.tenure', { tenure_min_months: `>= ${proven}`, tenure_max_months: longer }, pass],
    ['line.tenure', { tenure_min_months: `< ${proven}`, tenure_max_months: longer }, note('tenure-short')],
    ['line.swap', { sim_swapped: unknown }, refer('swap-silent')],
    ['line.swap', { sim_swapped: 'true' }, refer('line-swapped')],
    ['line.swap', { sim_swapped: 'false' }, pass],
    ['line.recycling', { number_recycled: unknown }, refer('recycling-silent')],
    ['line.recycling', { number_recycled: 'true' }, refer('number-recycled')],
    ['line.recycling', { number_recycled: 'false' }, pass],
    ['line.forwarding', { call_forwarding: unknown }, refer('forwarding-silent')],
    ['line.forwarding', { call_forwarding: words('unconditional') }, refer('calls-forwarded')],
    // Conditional forwarding is voicemail on most lines.
    ['line.forwarding', { call_forwarding: words('inactive', 'conditional') }, pass],
  ]);
}
