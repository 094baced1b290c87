import type { ListEntry } from '@lendline/fraud/contract';
import type { Locale } from '@lendline/kernel';
import { formatDay, type Translate } from '@lendline/ui';
import { Button } from 'antd';
import type { useText } from '../language/language.tsx';
import type { Column } from '../parts/data-table.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { entityKinds, entryStates, listNames } from '../words/fraud.ts';
import type { listWords } from './words.ts';

interface ColumnParts {
  readonly t: Translate<typeof listWords>;
  readonly read: ReturnType<typeof useText>;
  readonly who: (actor: string) => string;
  readonly locale: Locale;
  readonly onHistory: (entry: ListEntry) => void;
  /** Null for whoever may not end one. */
  readonly onEnd: ((entry: ListEntry) => void) | null;
}

export function entryColumns({ t, read, who, locale, onHistory, onEnd }: ColumnParts): readonly Column<ListEntry>[] {
  return [
    {
      key: 'value',
      title: t('value'),
      onCard: 'title',
      render: ({ kind, masked }) => (
        <span className="listed-value">
          <strong className="number">{masked}</strong>
          <small className="soft">{read(entityKinds[kind])}</small>
        </span>
      ),
    },
    { key: 'list', title: t('list'), onCard: 'beside', render: ({ list }) => <StateTag {...listNames[list]} /> },
    { key: 'reason', title: t('reason'), render: ({ reason }) => reason },
    {
      key: 'span',
      title: t('span'),
      render: ({ from, until }) =>
        until === null
          ? t('from', { from: formatDay(from, locale) })
          : t('fromUntil', { from: formatDay(from, locale), until: formatDay(until, locale) }),
    },
    {
      key: 'by',
      title: t('by'),
      render: ({ askedBy, decidedBy }) => (
        <span className="listed-value">
          {who(askedBy)}
          {decidedBy === null ? null : <small className="soft">{t('decidedBy', { who: who(decidedBy) })}</small>}
        </span>
      ),
    },
    { key: 'state', title: t('state'), render: ({ state }) => <StateTag {...entryStates[state]} /> },
    actColumn({ t, read, onHistory, onEnd }),
  ];
}

function actColumn({ t, read, onHistory, onEnd }: Omit<ColumnParts, 'who' | 'locale'>): Column<ListEntry> {
  return {
    key: 'act',
    title: t('act'),
    render: (entry) => {
      const which = { value: entry.masked, list: read(listNames[entry.list].text) };
      return (
        <span className="listed-acts">
          <Button size="small" aria-label={t('historyOf', which)} onClick={() => onHistory(entry)}>
            {t('history')}
          </Button>
          {onEnd !== null && entry.state === 'active' ? (
            <Button size="small" aria-label={t('endOf', which)} onClick={() => onEnd(entry)}>
              {t('end')}
            </Button>
          ) : null}
        </span>
      );
    },
  };
}
