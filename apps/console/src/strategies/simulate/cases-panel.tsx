import type { ExpectedOutcome, SimulatedCase, SimulationCase, StrategyDetail } from '@lendline/decisions/contract';
import { decisionsRoutes } from '@lendline/decisions/routes';
import { formatMoney } from '@lendline/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useText, useWords } from '../../language/language.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Panel } from '../../parts/panel.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { may, useMember } from '../../session/member.ts';
import './simulate.css';
import { useCases, useRemoveCase, useRunCases } from './simulate-queries.ts';
import { outcomeStates, simulateWords } from './words.ts';

interface CasesPanelProps {
  readonly detail: StrategyDetail;
  readonly onLoad: (one: SimulationCase) => void;
}

/** The saved cases, and what this version makes of each. */
export function CasesPanel({ detail, onLoad }: CasesPanelProps) {
  const t = useWords(simulateWords);
  const query = useCases();
  const run = useRunCases(detail);
  const [removing, setRemoving] = useState<SimulationCase | null>(null);
  const came = new Map(run.data?.cases.map((one) => [one.caseId, one]));
  return (
    <Panel
      title={t('cases')}
      flush
      extra={
        (query.data?.cases.length ?? 0) > 0 ? (
          <Button size="small" loading={run.isPending} onClick={() => run.mutate()}>
            {t('runAll')}
          </Button>
        ) : undefined
      }
    >
      {run.error ? <ProblemNotice error={run.error} /> : null}
      {run.data ? <Passed cases={run.data.cases} /> : null}
      <Loaded query={query}>
        {({ cases }) => <CasesTable cases={cases} came={came} onLoad={onLoad} onRemove={setRemoving} />}
      </Loaded>
      {removing ? <RemoveDialog removing={removing} onDone={() => setRemoving(null)} /> : null}
    </Panel>
  );
}

function Passed({ cases }: { readonly cases: readonly SimulatedCase[] }) {
  const t = useWords(simulateWords);
  const passed = cases.filter(({ passes }) => passes).length;
  return <output className="figure-summary cases-passed">{t('passed', { passed, all: cases.length })}</output>;
}

interface CasesTableProps {
  readonly cases: readonly SimulationCase[];
  readonly came: ReadonlyMap<string, SimulatedCase>;
  readonly onLoad: (one: SimulationCase) => void;
  readonly onRemove: (one: SimulationCase) => void;
}

function CasesTable({ cases, came, onLoad, onRemove }: CasesTableProps) {
  const t = useWords(simulateWords);
  const expectedText = useExpectedText();
  const canRemove = may(useMember(), decisionsRoutes.removeCase);
  return (
    <DataTable
      caption={t('cases')}
      rows={cases}
      rowKey={({ id }) => id}
      empty={t('noCases')}
      columns={[
        { key: 'case', title: t('case'), onCard: 'title', render: ({ name }) => name },
        { key: 'expected', title: t('expected'), render: ({ expected }) => expectedText(expected) },
        { key: 'came', title: t('came'), render: ({ id }) => <Came of={came.get(id)} /> },
        {
          key: 'act',
          title: t('act'),
          render: (one) => (
            <span className="case-acts">
              <Button size="small" aria-label={t('loadOf', { name: one.name })} onClick={() => onLoad(one)}>
                {t('load')}
              </Button>
              {canRemove ? (
                <Button
                  size="small"
                  danger
                  aria-label={t('removeOf', { name: one.name })}
                  onClick={() => onRemove(one)}
                >
                  {t('remove')}
                </Button>
              ) : null}
            </span>
          ),
        },
      ]}
    />
  );
}

function Came({ of }: { readonly of: SimulatedCase | undefined }) {
  const t = useWords(simulateWords);
  const fieldText = useFieldText();
  if (!of) return <span className="soft">{t('notRun')}</span>;
  if (of.passes) return <StateTag tone="good" text={t('pass')} />;
  const { expected, got } = of;
  const reached: ExpectedOutcome = { ...got, reasons: got.reasons.map(({ code }) => code) };
  return (
    <>
      <StateTag tone="bad" text={t('differs')} />
      {of.differs.map((field) => (
        <small key={field} className="case-differs">
          {t('difference', { field: t(field), expected: fieldText(field, expected), got: fieldText(field, reached) })}
        </small>
      ))}
    </>
  );
}

function useFieldText(): (field: keyof ExpectedOutcome, of: ExpectedOutcome) => string {
  const t = useWords(simulateWords);
  const read = useText();
  return (field, { outcome, tier, limit, reasons }) => {
    if (field === 'outcome') return read(outcomeStates[outcome].text);
    if (field === 'tier') return tier ?? t('none');
    if (field === 'limit') return limit ? formatMoney(limit, { short: true }) : t('none');
    return reasons && reasons.length > 0 ? reasons.join(', ') : t('none');
  };
}

function useExpectedText(): (expected: ExpectedOutcome) => string {
  const t = useWords(simulateWords);
  const fieldText = useFieldText();
  const others = ['tier', 'limit', 'reasons'] as const;
  return (expected) =>
    [
      fieldText('outcome', expected),
      ...others.flatMap((field) =>
        expected[field] === undefined ? [] : [`${t(field)} ${fieldText(field, expected)}`],
      ),
    ].join(' · ');
}

interface RemoveDialogProps {
  readonly removing: SimulationCase;
  readonly onDone: () => void;
}

function RemoveDialog({ removing, onDone }: RemoveDialogProps) {
  const t = useWords(simulateWords);
  const remove = useRemoveCase();
  return (
    <Dialog
      open
      title={t('removeOf', { name: removing.name })}
      okText={t('remove')}
      cancelText={t('back')}
      okButtonProps={{ danger: true, loading: remove.isPending }}
      closable={false}
      onOk={() => remove.mutate(removing, { onSuccess: onDone })}
      onCancel={onDone}
      width={460}
    >
      <p>{t('removeMeans')}</p>
      {remove.error ? <ProblemNotice error={remove.error} /> : null}
    </Dialog>
  );
}
