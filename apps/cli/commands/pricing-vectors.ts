import { type Failure, type Outcome, skipped } from '@lendline/kernel';
import { annuityBreakEven, annuityValue, judgement } from '@lendline/strategy';

export const pricingFile = 'pricing_oracle.json';

/** What the figures of the file assume; a file that assumes otherwise is not run. */
const assumed = 'A=1000, 12 equal monthly instalments, constant monthly hazard';

const loan = { amount: 1000, instalments: 12 };

/** Break-even rates and values of a loan by PD and LGD: a rate to a millionth, a value to a hundred-thousandth. */
export function pricingVectors(text: string): Outcome[] {
  const file = parse(text);
  const rows = file?.['rows'];
  if (!Array.isArray(rows)) return [skipped(pricingFile, 'it holds no list of rows')];
  if (!String(file?.['assumptions']).startsWith(assumed))
    return [skipped(pricingFile, `it does not assume ${assumed}`)];
  return rows.map((row: unknown, index) => rowVector(isFields(row) ? row : {}, index));
}

type Fields = Readonly<Record<string, unknown>>;
type Costs = Parameters<typeof annuityValue>[2];

function parse(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function rowVector(row: Fields, index: number): Outcome {
  const { PD12: pd, LGD: lgd } = row;
  if (typeof pd !== 'number' || typeof lgd !== 'number') {
    return skipped(`${pricingFile} rows[${index}]`, 'a row without PD12 and LGD');
  }
  const costs = costsAt(lgd);
  const rate = annuityBreakEven({ ...loan, pd }, costs) / 1e6;
  const found: readonly (readonly [string, number, number])[] = [
    ['break_even_apr_nominal', rate, 1e-6],
    ['effective_annual', (1 + rate / 12) ** 12 - 1, 2e-6],
    ['npv_at_24pct', annuityValue({ ...loan, pd }, 0.24, costs), 1e-5],
    ['npv_at_12pct', annuityValue({ ...loan, pd }, 0.12, costs), 1e-5],
  ];
  return found.flatMap(([field, got, tolerance]): Failure[] => {
    const expected = row[field];
    if (typeof expected !== 'number' || Math.abs(got - expected) <= tolerance) return [];
    const vector = `${pricingFile} PD ${pd} LGD ${lgd}`;
    return [{ vector, field, expected: String(expected), got: String(got) }];
  });
}

/** Funding at 5 % a year, 10 per loan, 1 per month, what is recovered comes six months later. */
function costsAt(lossGivenDefault: number): Costs {
  return {
    lossGivenDefault_ppm: Math.round(lossGivenDefault * 1e6),
    funding_ppm: 50_000,
    costPerLoan: 10n,
    costPerMonth: 1n,
    recoveryAfter_months: 6,
    firstLoanLossBudget: 0n,
    basis: judgement('the assumptions of the reference file'),
  };
}
