import type { StrategyChange } from '@lendline/decisions/contract';
import { formatInstant, formatRate } from '@lendline/ui';
import { useLanguage, useText, useWords } from '../../language/language.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useWho } from '../../staff/use-who.ts';
import { environmentNames, strategyStates, strategyWords } from '../words.ts';
import { releaseWords } from './words.ts';

/** All that was done to a version, by whom and why, the newest first. */
export function HistoryPanel({ history }: { readonly history: readonly StrategyChange[] }) {
  const t = useWords(strategyWords);
  const moveText = useMoveText();
  const { locale } = useLanguage();
  const who = useWho();
  return (
    <Panel title={t('history')} flush>
      <DataTable
        caption={t('history')}
        rows={history.map((change, place) => ({ ...change, place }))}
        rowKey={({ place }) => String(place)}
        empty={t('noHistory')}
        columns={[
          { key: 'when', title: t('when'), onCard: 'title', render: ({ at }) => formatInstant(at, locale) },
          { key: 'move', title: t('move'), render: moveText },
          { key: 'by', title: t('by'), render: ({ by }) => who(by) },
          { key: 'why', title: t('why'), render: ({ note }) => note },
        ]}
      />
    </Panel>
  );
}

function useMoveText(): (change: StrategyChange) => string {
  const t = useWords(strategyWords);
  const said = useWords(releaseWords);
  const read = useText();
  return ({ environment, from, to, share_ppm, isRollback }) => {
    const states = [from, to].flatMap((state) => (state === null ? [] : [read(strategyStates[state].text)]));
    const share = share_ppm === null ? '' : t('share', { share: formatRate(share_ppm, 1) });
    const text = states.join(' → ') + share;
    const placed = environment
      ? t('releaseText', { environment: read(environmentNames[environment]), state: text })
      : text;
    return isRollback ? said('rollBackOf', { text: placed }) : placed;
  };
}
