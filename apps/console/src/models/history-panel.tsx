import type { RoleChange } from '@lendline/models/contract';
import { formatInstant } from '@lendline/ui';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Panel } from '../parts/panel.tsx';
import { useWho } from '../staff/use-who.ts';
import { segments } from '../words/states.ts';
import { modelRoles, modelWords, roleWords } from './words.ts';

/** Every role a model has had, by whom and why. */
export function HistoryPanel({ history }: { readonly history: readonly RoleChange[] }) {
  const t = useWords(roleWords);
  const own = useWords(modelWords);
  const read = useText();
  const { locale } = useLanguage();
  const who = useWho();
  return (
    <Panel title={t('history')} flush>
      <DataTable
        caption={t('history')}
        rows={history}
        rowKey={({ at, segment, to }) => `${at} ${segment} ${to}`}
        empty={t('noHistory')}
        columns={[
          { key: 'when', title: t('when'), onCard: 'title', render: ({ at }) => formatInstant(at, locale) },
          { key: 'segment', title: own('segments'), render: ({ segment }) => read(segments[segment]) },
          {
            key: 'move',
            title: t('move'),
            onCard: 'beside',
            render: ({ from, to }) => `${read(modelRoles[from].text)} → ${read(modelRoles[to].text)}`,
          },
          { key: 'by', title: t('by'), render: ({ by }) => who(by) },
          { key: 'why', title: t('why'), render: ({ note }) => note },
        ]}
      />
    </Panel>
  );
}
