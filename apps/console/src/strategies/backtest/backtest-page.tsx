import type { BacktestDetail, BacktestId, LeftOut } from '@lendline/decisions/contract';
import { formatCount } from '@lendline/ui';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Button, Progress, Segmented } from 'antd';
import { useState } from 'react';
import { useLanguage, useText, useWords } from '../../language/language.tsx';
import { LoadedPage } from '../../parts/loaded-page.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Panel } from '../../parts/panel.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { segments } from '../../words/states.ts';
import '../strategies.css';
import './backtest.css';
import { type BacktestReport, useBacktest, useExportBacktest } from './backtest-queries.ts';
import { usePeriodText } from './backtests-page.tsx';
import { type Group, MoneyPanel, RatesFigure, SwapFigure } from './figures-panels.tsx';
import { RulesFigure } from './rules-figure.tsx';
import { backtestStates, backtestWords } from './words.ts';

/** One backtest: how far it has come, then what came of it. */
export function BacktestPage() {
  const { backtestId } = useParams({ from: '/strategies/backtests/$backtestId' });
  const query = useBacktest(backtestId as BacktestId);
  const t = useWords(backtestWords);
  return (
    <LoadedPage title={t('title')} query={query}>
      {(detail) => <Backtest detail={detail} />}
    </LoadedPage>
  );
}

function Backtest({ detail }: { readonly detail: BacktestDetail }) {
  const t = useWords(backtestWords);
  const read = useText();
  const periodText = usePeriodText();
  const { a, b, state, because, report, leftOut, note } = detail;
  return (
    <>
      <nav className="strategy-nav" aria-label={t('title')}>
        <Link to="/strategies/backtests">← {t('title')}</Link>
      </nav>
      <PageHead
        title={t('pair', { a: a.number, b: b.number })}
        note={
          <>
            <span>A: {t('revision', { ...a })}</span>
            <span>B: {t('revision', { ...b })}</span>
            <span>{periodText(detail)}</span>
            <span>{note}</span>
          </>
        }
        actions={
          <>
            <StateTag {...backtestStates[state]} />
            {report ? <CsvButton backtestId={detail.id} /> : null}
          </>
        }
      />
      <div className="stack">
        {because ? <Alert role="alert" type="error" showIcon title={read(because)} /> : null}
        {state === 'waiting' || state === 'running' ? <ProgressPanel detail={detail} /> : null}
        {report ? <Report report={report} leftOut={leftOut} /> : null}
      </div>
    </>
  );
}

function CsvButton({ backtestId }: { readonly backtestId: BacktestId }) {
  const t = useWords(backtestWords);
  const download = useExportBacktest(backtestId);
  return (
    <>
      <Button loading={download.isPending} onClick={() => download.mutate()}>
        {t('csv')}
      </Button>
      {download.error ? <ProblemNotice error={download.error} /> : null}
    </>
  );
}

function ProgressPanel({ detail: { done, total } }: { readonly detail: BacktestDetail }) {
  const t = useWords(backtestWords);
  const { locale } = useLanguage();
  const text =
    total === null
      ? t('counting')
      : t('progressOf', { done: formatCount(done, locale), total: formatCount(total, locale) });
  return (
    <Panel title={t('progress')}>
      <output>{text}</output>
      <Progress
        className="backtest-progress"
        aria-label={t('progress')}
        percent={total === null || total === 0 ? 0 : Math.floor((done / total) * 100)}
      />
    </Panel>
  );
}

function Report({ report, leftOut }: { readonly report: BacktestReport; readonly leftOut: LeftOut }) {
  const t = useWords(backtestWords);
  const read = useText();
  const { locale } = useLanguage();
  const [chosen, setChosen] = useState('all');
  const groups: readonly Group[] = [
    { key: 'all', label: t('all'), figures: report.all },
    ...report.bySegment.map(({ segment, figures }) => ({ key: segment, label: read(segments[segment]), figures })),
  ];
  const group = groups.find(({ key }) => key === chosen) ?? groups[0]!;
  const ordered = [group, ...groups.filter((one) => one !== group)];
  const left = {
    unreadable: formatCount(leftOut.unreadable, locale),
    later: formatCount(leftOut.laterThanDecision, locale),
    notComparable: formatCount(leftOut.notComparable, locale),
  };
  return (
    <>
      <p className="soft">
        {t('applications')}: {formatCount(report.applications, locale)}. {t('leftOut')}: {t('leftOutText', left)}
      </p>
      {report.applications === 0 ? (
        <p>{t('nobody')}</p>
      ) : (
        <>
          <Segmented
            aria-label={t('segment')}
            name="segment"
            value={group.key}
            onChange={setChosen}
            options={groups.map(({ key, label }) => ({ value: key, label }))}
          />
          <RatesFigure groups={ordered} kind="approved" />
          <RatesFigure groups={ordered} kind="bad" />
          <SwapFigure figures={group.figures} />
          <MoneyPanel figures={group.figures} />
          <RulesFigure report={report} />
        </>
      )}
    </>
  );
}
