import { sourced } from '../basis.ts';
import type { Cap, Licence } from '../pack.ts';

function financialInstitution(licence: Licence, later: Cap[]): Cap[] {
  const courts: Cap = {
    licence,
    method: 'larger-of-nominal-and-effective',
    from: '2017-08-04',
    limit: { kind: 'law', annual_ppm: 240_000 },
    basis: sourced('Supreme People’s Court 法发〔2017〕22号: financial loans above 24 % a year in all are cut back.'),
  };
  return [courts, ...later];
}

export const caps: readonly Cap[] = [
  ...financialInstitution('small-loan-company', [
    {
      licence: 'small-loan-company',
      method: 'larger-of-nominal-and-effective',
      from: '2025-12-01',
      limit: { kind: 'law', annual_ppm: 240_000 },
      basis: sourced('小额贷款公司综合融资成本管理工作指引 (sent December 2025): no new loan above 24 % all-in.'),
    },
    {
      licence: 'small-loan-company',
      method: 'larger-of-nominal-and-effective',
      from: '2027-12-31',
      limit: { kind: 'reference-multiple', multiple: 4, reference: 'LPR-1Y', reference_ppm: 30_000 },
      basis: sourced(
        'The same guideline: all new loans at or below 4 x one-year LPR by the end of 2027; LPR as of late 2025.',
      ),
    },
  ]),
  ...financialInstitution('consumer-finance', []),
  ...financialInstitution('bank', [
    {
      licence: 'bank',
      method: 'larger-of-nominal-and-effective',
      from: '2025-10-01',
      limit: { kind: 'law', annual_ppm: 240_000 },
      basis: sourced('NFRA 2025 No. 9: fees of credit enhancement count, and loans above 24 % all-in are refused.'),
    },
  ]),
  {
    licence: 'private-lender',
    method: 'larger-of-nominal-and-effective',
    from: '2020-08-20',
    limit: { kind: 'reference-multiple', multiple: 4, reference: 'LPR-1Y', reference_ppm: 38_500 },
    basis: sourced('Supreme People’s Court, private lending, amended 20 August 2020: 4 x one-year LPR.'),
  },
  {
    licence: 'private-lender',
    method: 'larger-of-nominal-and-effective',
    from: '2025-05-20',
    limit: { kind: 'reference-multiple', multiple: 4, reference: 'LPR-1Y', reference_ppm: 30_000 },
    basis: sourced(
      'The same rule at the one-year LPR of 20 May 2025; the reference is published on the 20th of each month.',
    ),
  },
];
