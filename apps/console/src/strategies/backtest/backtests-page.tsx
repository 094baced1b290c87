import type { BacktestSummary, StrategyId, StrategySummary } from '@lendline/decisions/contract';
import { decisionsRoutes } from '@lendline/decisions/routes';
import { formatDay, formatInstant } from '@lendline/ui';
import { Link, useNavigate } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useLanguage, useWords } from '../../language/language.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Field } from '../../parts/field.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { NoteForm } from '../../parts/note-form.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Panel, Sheet } from '../../parts/panel.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { may, useMember } from '../../session/member.ts';
import { useWho } from '../../staff/use-who.ts';
import { useStrategies } from '../strategies-query.ts';
import { strategyWords } from '../words.ts';
import './backtest.css';
import { useBacktests, useStartBacktest } from './backtest-queries.ts';
import { backtestStates, backtestWords } from './words.ts';

/** Versions replayed on the past: what was asked for, how far it has come, and a form to ask for more. */
export function BacktestsPage() {
  const t = useWords(backtestWords);
  const said = useWords(strategyWords);
  const backtests = useBacktests();
  const strategies = useStrategies();
  const canStart = may(useMember(), decisionsRoutes.startBacktest);
  return (
    <>
      <nav className="strategy-nav" aria-label={said('title')}>
        <Link to="/strategies">← {said('title')}</Link>
      </nav>
      <PageHead title={t('title')} note={t('note')} />
      <div className="stack">
        {canStart ? (
          <Panel title={t('start')}>
            <Loaded query={strategies}>{({ strategies: versions }) => <StartForm versions={versions} />}</Loaded>
          </Panel>
        ) : null}
        <Sheet>
          <Loaded query={backtests}>{({ backtests: rows }) => <BacktestsTable rows={rows} />}</Loaded>
        </Sheet>
      </div>
    </>
  );
}

function StartForm({ versions }: { readonly versions: readonly StrategySummary[] }) {
  const t = useWords(backtestWords);
  const navigate = useNavigate();
  const start = useStartBacktest();
  const live = versions.find(({ releases }) => releases.some(({ state }) => state === 'live')) ?? versions.at(-1);
  const [a, setA] = useState(live?.id);
  const [b, setB] = useState(versions.find(({ id }) => id !== live?.id)?.id);
  const [days, setDays] = useState<Days>({ from: '', to: '' });
  const [tried, setTried] = useState(false);
  const isPair = a !== undefined && b !== undefined && a !== b;
  const send = (note: string): void => {
    setTried(true);
    if (!isPair) return;
    const asked = {
      a: { strategyId: a },
      b: { strategyId: b },
      note,
      ...(days.from !== '' && { from: days.from }),
      ...(days.to !== '' && { to: days.to }),
    };
    const onSuccess = ({ id }: BacktestSummary) =>
      void navigate({ to: '/strategies/backtests/$backtestId', params: { backtestId: id } });
    start.mutate(asked, { onSuccess });
  };
  return (
    <NoteForm
      acts={[{ key: 'start', text: t('doStart') }]}
      pending={start.isPending}
      error={start.error}
      onSend={(_, note) => send(note)}
    >
      <div className="backtest-fields">
        <VersionField label={t('a')} versions={versions} value={a} onChange={setA} />
        <VersionField
          label={t('b')}
          versions={versions}
          value={b}
          problem={tried && !isPair ? t('chooseTwo') : undefined}
          onChange={setB}
        />
        <DayFields days={days} onChange={setDays} />
      </div>
    </NoteForm>
  );
}

/** The first and the last day; empty where it is not bounded. */
interface Days {
  readonly from: string;
  readonly to: string;
}

function DayFields({ days, onChange }: { readonly days: Days; readonly onChange: (days: Days) => void }) {
  const t = useWords(backtestWords);
  return (['from', 'to'] as const).map((end) => (
    <Field key={end} label={t(end)} hint={t('daysHint')}>
      {(field) => (
        <Input
          {...field}
          type="date"
          value={days[end]}
          onChange={(event) => onChange({ ...days, [end]: event.target.value })}
        />
      )}
    </Field>
  ));
}

interface VersionFieldProps {
  readonly label: string;
  readonly versions: readonly StrategySummary[];
  readonly value: StrategyId | undefined;
  readonly problem?: string | undefined;
  readonly onChange: (id: StrategyId) => void;
}

function VersionField({ label, versions, value, problem, onChange }: VersionFieldProps) {
  const said = useWords(strategyWords);
  return (
    <Field label={label} problem={problem}>
      {({ id, 'aria-describedby': describedBy }) => (
        <Select
          id={id}
          aria-describedby={describedBy}
          value={value ?? null}
          options={versions.map((one) => ({
            value: one.id,
            label: `${said('one', { number: one.number })} · ${one.name}`,
          }))}
          onChange={(chosen) => {
            if (chosen !== null) onChange(chosen);
          }}
        />
      )}
    </Field>
  );
}

function BacktestsTable({ rows }: { readonly rows: readonly BacktestSummary[] }) {
  const t = useWords(backtestWords);
  const { locale } = useLanguage();
  const who = useWho();
  const periodText = usePeriodText();
  return (
    <DataTable
      caption={t('title')}
      rows={rows}
      rowKey={({ id }) => id}
      empty={t('none')}
      columns={[
        {
          key: 'pair',
          title: t('title'),
          onCard: 'title',
          render: ({ id, a, b }) => (
            <Link to="/strategies/backtests/$backtestId" params={{ backtestId: id }}>
              {t('pair', { a: a.number, b: b.number })}
            </Link>
          ),
        },
        { key: 'period', title: t('period'), render: periodText },
        {
          key: 'state',
          title: t('state'),
          onCard: 'beside',
          render: ({ state }) => <StateTag {...backtestStates[state]} />,
        },
        {
          key: 'asked',
          title: t('asked'),
          render: ({ askedBy, askedAt }) => t('askedBy', { who: who(askedBy), at: formatInstant(askedAt, locale) }),
        },
        { key: 'why', title: t('why'), render: ({ note }) => note },
      ]}
    />
  );
}

export function usePeriodText(): (of: Pick<BacktestSummary, 'from' | 'to'>) => string {
  const t = useWords(backtestWords);
  const { locale } = useLanguage();
  const dayText = (day: string | null): string => (day === null ? '…' : formatDay(day, locale));
  return ({ from, to }) =>
    from === null && to === null ? t('everything') : t('span', { from: dayText(from), to: dayText(to) });
}
