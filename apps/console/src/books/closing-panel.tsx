import type { ClosingStep } from '@lendline/loans/contract';
import { loansRoutes } from '@lendline/loans/routes';
import { formatCount, formatDay, formatMoney } from '@lendline/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Facts } from '../parts/facts.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { may, useMember } from '../session/member.ts';
import { useCloseBusiness, useClosingPlan } from './books-query.ts';
import { StepsForm } from './steps-form.tsx';
import { bookWords, closingSteps } from './words.ts';

/** The last business date that was closed, and what is done on each; whoever may, closes now or changes the steps. */
export function ClosingPanel() {
  const t = useWords(bookWords);
  const { locale } = useLanguage();
  const query = useClosingPlan();
  const mayRun = may(useMember(), loansRoutes.closeOfBusiness);
  return (
    <Panel title={t('closing')}>
      <Loaded query={query}>
        {({ steps, lastClosed }) => (
          <div className="books-part">
            <Facts
              facts={[
                { label: t('lastClosed'), value: lastClosed === null ? t('never') : formatDay(lastClosed, locale) },
              ]}
            />
            {mayRun ? <RunNow /> : null}
            <Steps steps={steps} />
          </div>
        )}
      </Loaded>
    </Panel>
  );
}

function RunNow() {
  const t = useWords(bookWords);
  const { locale } = useLanguage();
  const close = useCloseBusiness();
  const { data } = close;
  const days = data?.ran.map((day) => formatDay(day, locale)) ?? [];
  const span = days.length > 2 ? `${days[0]} – ${days.at(-1)}` : days.join(', ');
  return (
    <div>
      <Button loading={close.isPending} onClick={() => close.mutate()}>
        {t('run')}
      </Button>
      {close.error ? <ProblemNotice error={close.error} /> : null}
      <output>
        {data === undefined ? null : (
          <p className="books-told">
            {days.length === 0
              ? t('ranNone')
              : `${t('ran', { count: formatCount(days.length, locale), days: span })} ${t('ranSums', {
                  accrued: formatMoney(data.accrued),
                  aged: formatCount(data.aged, locale),
                })}`}
          </p>
        )}
      </output>
    </div>
  );
}

function Steps({ steps }: { readonly steps: readonly ClosingStep[] }) {
  const t = useWords(bookWords);
  const read = useText();
  const mayChange = may(useMember(), loansRoutes.setClosingPlan);
  const [mode, setMode] = useState<'shown' | 'changed' | 'saved'>('shown');
  if (mode === 'changed') return <StepsForm steps={steps} onDone={(saved) => setMode(saved ? 'saved' : 'shown')} />;
  return (
    <div>
      <h3 className="books-label">{t('steps')}</h3>
      <ol className="books-steps">
        {steps.map((step) => (
          <li key={step}>
            <strong>{read(closingSteps[step].name)}</strong>{' '}
            <span className="soft">{read(closingSteps[step].means)}</span>
          </li>
        ))}
      </ol>
      {mayChange ? <Button onClick={() => setMode('changed')}>{t('change')}</Button> : null}
      <output>{mode === 'saved' ? <p className="books-told">{t('saved')}</p> : null}</output>
    </div>
  );
}
