import { Link } from '@tanstack/react-router';
import type { Translate } from '@lendline/ui';
import type { useText } from '../language/language.tsx';
import type { Column } from '../parts/data-table.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { applicationStates, segments } from '../words/states.ts';
import type { QueueRow } from './queue-row.ts';
import { ScoreBar } from './score-bar.tsx';
import { WaitingText } from './waiting-text.tsx';
import type { queueWords } from './words.ts';

interface ColumnParts {
  readonly t: Translate<typeof queueWords>;
  readonly read: ReturnType<typeof useText>;
  readonly now: number;
}

const none = <span className="soft">–</span>;

export function queueColumns({ t, read, now }: ColumnParts): readonly Column<QueueRow>[] {
  return [
    {
      key: 'id',
      title: t('id'),
      onCard: 'hidden',
      render: ({ id, shortId }) => (
        <Link to="/applications/$applicationId" params={{ applicationId: id }} className="mono" data-row>
          {shortId}
        </Link>
      ),
    },
    {
      key: 'applicant',
      title: t('applicant'),
      onCard: 'title',
      render: (row) => <Applicant row={row} noName={t('noName')} />,
    },
    { key: 'segment', title: t('segment'), render: ({ segment }) => read(segments[segment]) },
    { key: 'requested', title: t('requested'), align: 'end', render: ({ requested }) => requested ?? none },
    { key: 'limit', title: t('limit'), align: 'end', render: ({ limit }) => limit ?? none },
    { key: 'tier', title: t('tier'), render: ({ tier }) => tier ?? none },
    {
      key: 'score',
      title: t('score'),
      render: ({ score, simulated }) => (score === null ? none : <ScoreBar score={score} simulated={simulated} />),
    },
    {
      key: 'state',
      title: t('state'),
      onCard: 'beside',
      render: ({ state }) => <StateTag {...applicationStates[state]} />,
    },
    {
      key: 'waiting',
      title: t('waiting'),
      render: ({ waitingSince }) => (waitingSince === null ? none : <WaitingText since={waitingSince} now={now} />),
    },
  ];
}

function Applicant({ row, noName }: { readonly row: QueueRow; readonly noName: string }) {
  return (
    <span className="applicant">
      <Link
        to="/applications/$applicationId"
        params={{ applicationId: row.id }}
        tabIndex={-1}
        className="applicant-name"
      >
        {row.name ?? noName}
      </Link>
      <span className="soft number">{row.phone}</span>
    </span>
  );
}
