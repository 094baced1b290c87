import type { FraudCaseId, Network, NetworkEdge, NetworkNode } from '@lendline/fraud/contract';
import { formatDay } from '@lendline/ui';
import { useCallback, useMemo } from 'react';
import { Figure } from '../charts/figure.tsx';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Panel } from '../parts/panel.tsx';
import { entityKinds, relations, ringTermText } from '../words/fraud.ts';
import { useNetwork } from './case-query.ts';
import { networkOption } from './network-option.ts';
import { NetworkTables } from './network-tables.tsx';
import type { People } from './people-panel.tsx';
import { networkWords } from './words.ts';

interface NetworkPanelProps {
  readonly caseId: FraudCaseId;
  /** Names that somebody asked for; undefined while nobody has. */
  readonly people: People | undefined;
}

/** What is shared around the person of the newest alert: drawn, and the same as tables. */
export function NetworkPanel({ caseId, people }: NetworkPanelProps) {
  const t = useWords(networkWords);
  const query = useNetwork(caseId);
  if (!query.data) {
    return (
      <Panel title={t('title')}>
        <Loaded query={query}>{() => <p className="soft">{t('nothing')}</p>}</Loaded>
      </Panel>
    );
  }
  return <NetworkFigure network={query.data} people={people} />;
}

function NetworkFigure({ network, people }: { readonly network: Network; readonly people: People | undefined }) {
  const t = useWords(networkWords);
  const { locale } = useLanguage();
  const words = useMemo(() => {
    const nameOf = (node: NetworkNode): string => {
      const known = node.lineId === null ? undefined : people?.get(node.lineId);
      return known?.name ?? node.label[locale];
    };
    const names = new Map(network.nodes.map((node) => [node.node, nameOf(node)]));
    const named = (node: string): string => names.get(node) ?? node;
    const tieText = ({ holder, relation, since }: Omit<NetworkEdge, 'held'>): string =>
      t('held', { who: named(holder), relation: relations[relation][locale], day: formatDay(since, locale) });
    return { nameOf, named, tieText };
  }, [network, people, locale, t]);
  const option = useCallback(
    () =>
      networkOption({
        network,
        nameOf: words.nameOf,
        kindOf: (kind) => entityKinds[kind][locale],
        tell: ({ node, edge }) => {
          if (edge) return `${words.named(edge.held)} · ${words.tieText(edge)}`;
          return node ? [words.nameOf(node), ...node.why.map((why) => why[locale])].join('\n') : '';
        },
      }),
    [network, words, locale],
  );
  return (
    <Figure
      kind="graph"
      title={t('title')}
      summary={useSummary(network)}
      option={option}
      table={<NetworkTables network={network} named={words.named} tieText={words.tieText} />}
    />
  );
}

/** The drawing in a few sentences. */
function useSummary({ nodes, rows, ring, community, leftOut, more }: Network): string {
  const t = useWords(networkWords);
  const read = useText();
  const { locale } = useLanguage();
  const people = nodes.filter(({ kind }) => kind === 'borrower').length;
  const terms = ring.terms.map(({ term }) => read(ringTermText(term))).join(t('and'));
  return [
    t('summary', {
      people,
      things: nodes.length - people,
      shared: rows.filter((row) => row.people > 1).length,
      listed: nodes.filter(({ listed }) => listed).length,
    }),
    ring.family
      ? t('family')
      : ring.score === 0
        ? t('noRing')
        : t('ring', { score: ring.score.toFixed(2), people: ring.people, terms }),
    ...(community === null
      ? []
      : [
          t('community', {
            people: community.people,
            score: community.score.toFixed(2),
            day: formatDay(community.foundAt, locale),
          }),
        ]),
    ...(leftOut > 0 ? [t('leftOut', { count: leftOut })] : []),
    ...(more ? [t('more')] : []),
  ].join(' ');
}
