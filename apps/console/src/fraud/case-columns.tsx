import type { FraudCase } from '@lendline/fraud/contract';
import { Link } from '@tanstack/react-router';
import type { Locale } from '@lendline/kernel';
import type { Translate } from '@lendline/ui';
import type { useText } from '../language/language.tsx';
import type { Column } from '../parts/data-table.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { shortId } from '../queue/queue-row.ts';
import { durationText } from '../queue/waiting.ts';
import { caseOutcomes, casePriorities, caseStates } from '../words/fraud.ts';
import type { fraudWords } from './words.ts';

interface ColumnParts {
  readonly t: Translate<typeof fraudWords>;
  readonly read: ReturnType<typeof useText>;
  readonly who: (actor: string) => string;
  readonly locale: Locale;
}

export function caseColumns({ t, read, who, locale }: ColumnParts): readonly Column<FraudCase>[] {
  return [
    {
      key: 'id',
      title: t('id'),
      onCard: 'title',
      render: ({ id }) => (
        <Link to="/fraud-cases/$caseId" params={{ caseId: id }} className="mono" data-row>
          {shortId(id)}
        </Link>
      ),
    },
    {
      key: 'priority',
      title: t('priority'),
      onCard: 'beside',
      render: ({ priority }) => <StateTag {...casePriorities[priority]} />,
    },
    { key: 'about', title: t('about'), render: (one) => aboutText(one, { t, read }) },
    { key: 'people', title: t('people'), align: 'end', render: ({ lineIds }) => lineIds.length },
    { key: 'alerts', title: t('alerts'), align: 'end', render: ({ alerts }) => alerts },
    {
      key: 'age',
      title: t('age'),
      align: 'end',
      render: ({ age_h }) => durationText(age_h * 60, locale),
    },
    {
      key: 'assignee',
      title: t('assignee'),
      render: ({ assignedTo }) => (assignedTo === null ? <span className="soft">{t('nobody')}</span> : who(assignedTo)),
    },
    {
      key: 'state',
      title: t('state'),
      render: ({ state, outcome }) => <StateTag {...(outcome === null ? caseStates[state] : caseOutcomes[outcome])} />,
    },
  ];
}

/** What a case is about in one line; a case that only a list opened has no typology. */
export function aboutText(
  { typologies }: Pick<FraudCase, 'typologies'>,
  { t, read }: Pick<ColumnParts, 't' | 'read'>,
): string {
  return typologies.length === 0 ? t('onList') : typologies.map(({ title }) => read(title)).join(' · ');
}
