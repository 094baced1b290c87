import type { LoanDelinquency, LoanId } from '@lendline/loans/contract';
import { formatDay, formatMoney } from '@lendline/ui';
import type { ReactNode } from 'react';
import { useLanguage, useWords } from '../language/language.tsx';
import { Facts } from '../parts/facts.tsx';
import '../parts/lines.css';
import { Loaded } from '../parts/loaded.tsx';
import { Panel } from '../parts/panel.tsx';
import { bucketText } from '../words/states.ts';
import { useDelinquency } from './delinquency-query.ts';
import { delinquencyWords } from './delinquency-words.ts';

/** How late the loan is and was, and the days that were not counted. */
export function DelinquencyPanel({ loanId }: { readonly loanId: LoanId }) {
  const t = useWords(delinquencyWords);
  const query = useDelinquency(loanId);
  return (
    <Panel title={t('title')}>
      <Loaded query={query}>{(delinquency) => <Delinquency delinquency={delinquency} />}</Loaded>
    </Panel>
  );
}

function Delinquency({ delinquency }: { readonly delinquency: LoanDelinquency }) {
  const t = useWords(delinquencyWords);
  const { locale } = useLanguage();
  const { dpd, bucket, since, pauses, history } = delinquency;
  const wasLate = history.some((one) => one.bucket !== 'current');
  if (dpd === 0 && !wasLate && pauses.length === 0) return <p className="loan-never soft">{t('never')}</p>;
  const day = (text: string): string => formatDay(text, locale);
  const facts = [
    { label: t('dpd'), value: dpd },
    { label: t('bucket'), value: bucketText(bucket, locale) },
    ...(since === null ? [] : [{ label: t('since'), value: day(since) }]),
  ];
  return (
    <div className="loan-late">
      <div>
        <Facts facts={facts} />
        <LateInstalments delinquency={delinquency} />
      </div>
      <Part title={t('history')}>
        {history.toReversed().map((one) => (
          <li key={`${one.from} ${one.bucket}`} className="beside">
            <span>{bucketText(one.bucket, locale)}</span>
            <span className="soft">{t('from', { day: day(one.from) })}</span>
          </li>
        ))}
      </Part>
      <Part title={t('pauses')}>
        {pauses.length === 0 ? <li className="soft">{t('noPauses')}</li> : null}
        {pauses.map(({ from, until }) => (
          <li key={from}>{t('span', { from: day(from), until: day(until) })}</li>
        ))}
      </Part>
    </div>
  );
}

function LateInstalments({ delinquency: { instalments } }: { readonly delinquency: LoanDelinquency }) {
  const t = useWords(delinquencyWords);
  const late = instalments.filter(({ dpd }) => dpd > 0);
  if (late.length === 0) return null;
  return (
    <Part title={t('late')}>
      {late.map(({ n, dpd, open }) => (
        <li key={n} className="beside">
          <span>{t('instalment', { n })}</span>
          <span className="soft">{t('lateBy', { open: formatMoney(open), days: dpd })}</span>
        </li>
      ))}
    </Part>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <h3 className="loan-part">{title}</h3>
      <ul className="lines">{children}</ul>
    </div>
  );
}
