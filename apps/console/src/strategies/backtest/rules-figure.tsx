import { formatCount } from '@lendline/ui';
import { DrawnFigure } from '../../charts/figure.tsx';
import { IntervalBars, rateText } from '../../charts/interval-bars.tsx';
import { useLanguage, useText, useWords } from '../../language/language.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import type { BacktestReport, RuleFigures } from './backtest-queries.ts';
import { backtestWords } from './words.ts';

/** As many as a drawing can show; the table has all. */
const mostDrawn = 12;

/** Whom each rule turned away under either version. */
export function RulesFigure({ report: { byRule, applications } }: { readonly report: BacktestReport }) {
  const t = useWords(backtestWords);
  const read = useText();
  const ruleText = ({ text, outcome }: RuleFigures): string =>
    `${read(text)} · ${t(outcome === 'decline' ? 'declined' : 'referred')}`;
  const bar = (side: RuleFigures['a']) => ({ rate: side.applications / Math.max(1, applications), interval: null });
  return (
    <DrawnFigure
      title={t('rules')}
      summary={t('rulesSummary')}
      drawing={
        <IntervalBars
          rows={byRule.slice(0, mostDrawn).map((one) => ({
            key: `${one.rule} ${one.outcome}`,
            label: ruleText(one),
            bars: [
              { name: t('sideA'), colour: '--ink-soft', ...bar(one.a) },
              { name: t('sideB'), colour: '--accent', ...bar(one.b) },
            ],
          }))}
        />
      }
      table={<RulesTable rules={byRule} ruleText={ruleText} />}
    />
  );
}

interface RulesTableProps {
  readonly rules: readonly RuleFigures[];
  readonly ruleText: (rule: RuleFigures) => string;
}

function RulesTable({ rules, ruleText }: RulesTableProps) {
  const t = useWords(backtestWords);
  const { locale } = useLanguage();
  const pair = (a: number, b: number): string => `${formatCount(a, locale)} / ${formatCount(b, locale)}`;
  return (
    <DataTable
      caption={t('rules')}
      rows={rules}
      rowKey={({ rule, outcome }) => `${rule} ${outcome}`}
      empty={t('nobody')}
      columns={[
        { key: 'rule', title: t('rule'), onCard: 'title', render: ruleText },
        {
          key: 'turned',
          title: t('turnedAway'),
          align: 'end',
          render: ({ a, b }) => pair(a.applications, b.applications),
        },
        {
          key: 'byOther',
          title: t('byOther'),
          align: 'end',
          render: ({ a, b }) => pair(a.approvedByOther, b.approvedByOther),
        },
        { key: 'a', title: t('rateA'), align: 'end', render: ({ a }) => rateText(a.rate, a.interval) },
        { key: 'b', title: t('rateB'), align: 'end', render: ({ b }) => rateText(b.rate, b.interval) },
      ]}
    />
  );
}
