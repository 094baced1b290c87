import type { Loan } from '@lendline/loans/contract';
import { useText, useWords } from '../language/language.tsx';
import { Facts } from '../parts/facts.tsx';
import { Panel } from '../parts/panel.tsx';
import { loanWords } from './words.ts';

/** What the agreement says of servicing the loan, in its own words. */
export function AgreedPanel({ servicing: { inWords } }: { readonly servicing: Loan['servicing'] }) {
  const t = useWords(loanWords);
  const read = useText();
  return (
    <Panel title={t('agreed')}>
      <Facts
        facts={[
          { label: t('allocation'), value: read(inWords.allocation) },
          { label: t('lateFee'), value: read(inWords.lateFee) },
        ]}
      />
    </Panel>
  );
}
