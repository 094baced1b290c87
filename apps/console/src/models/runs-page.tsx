import type { TrainingRun } from '@lendline/models/contract';
import { formatCount, formatInstant } from '@lendline/ui';
import { Link } from '@tanstack/react-router';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Sheet } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { useWho } from '../staff/use-who.ts';
import { segments } from '../words/states.ts';
import { BackToModels } from './back-link.tsx';
import { LifePage } from './life-page.tsx';
import { useRuns } from './life-queries.ts';
import { runKinds, runStates, runWords } from './run-words.ts';

/** Every training that somebody, or the calendar, asked for, the newest first. */
export function RunsPage() {
  const t = useWords(runWords);
  const query = useRuns();
  const columns = useColumns();
  return (
    <LifePage title={t('title')} back={<BackToModels />} query={query} none={t('none')}>
      {(runs) => (
        <Sheet>
          <DataTable caption={t('title')} columns={columns} rows={runs} rowKey={({ id }) => id} empty={t('none')} />
        </Sheet>
      )}
    </LifePage>
  );
}

function useColumns(): readonly Column<TrainingRun>[] {
  const who = useWho();
  const t = useWords(runWords);
  const read = useText();
  const { locale } = useLanguage();
  const count = (value: number | null): string => (value === null ? '–' : formatCount(value, locale));
  return [
    {
      key: 'asked',
      title: t('asked'),
      onCard: 'title',
      render: ({ id, askedAt }) => (
        <Link to="/models/runs/$runId" params={{ runId: id }}>
          {formatInstant(askedAt, locale)}
        </Link>
      ),
    },
    { key: 'state', title: t('state'), onCard: 'beside', render: ({ state }) => <StateTag {...runStates[state]} /> },
    { key: 'what', title: t('what'), render: ({ kind }) => read(runKinds[kind]) },
    { key: 'segment', title: t('segment'), render: ({ segment }) => read(segments[segment]) },
    { key: 'by', title: t('askedBy'), render: ({ askedBy }) => who(askedBy) },
    { key: 'note', title: t('note'), render: ({ note }) => note },
    { key: 'rows', title: t('rows'), align: 'end', render: ({ rows }) => count(rows) },
    { key: 'bads', title: t('bads'), align: 'end', render: ({ bads }) => count(bads) },
    {
      key: 'made',
      title: t('made'),
      render: ({ modelId }) =>
        modelId === null ? (
          '–'
        ) : (
          <Link to="/models/$modelId" params={{ modelId }}>
            {t('open')}
          </Link>
        ),
    },
  ];
}
