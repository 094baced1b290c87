import { formatCount, formatMoney } from '@lendline/ui';
import { DrawnFigure } from '../../charts/figure.tsx';
import { IntervalBars, rateText, shareText } from '../../charts/interval-bars.tsx';
import { useLanguage, useWords } from '../../language/language.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Panel } from '../../parts/panel.tsx';
import './backtest.css';
import type { BacktestFigures } from './backtest-queries.ts';
import { backtestWords } from './words.ts';

/** A group of applications with its name: all of them, or one segment. */
export interface Group {
  readonly key: string;
  readonly label: string;
  readonly figures: BacktestFigures;
}

interface RateFigureProps {
  /** The one in question first, then the others beside it. */
  readonly groups: readonly Group[];
  readonly kind: 'approved' | 'bad';
}

function ratesOf({ a, b }: BacktestFigures, kind: RateFigureProps['kind']) {
  return kind === 'approved' ? { a: a.approved, b: b.approved } : { a: a.loans, b: b.loans };
}

/** The share approved, or the bad rate, of both versions: as bars and as a table, for each group. */
export function RatesFigure({ groups, kind }: RateFigureProps) {
  const t = useWords(backtestWords);
  const [first] = groups;
  const { a, b } = ratesOf(first!.figures, kind);
  const { difference, interval, shows } = first!.figures.differences[kind];
  const summary = t('summaryOf', {
    a: shareText(a.rate),
    b: shareText(b.rate),
    difference: rateText(difference, interval),
    shows: t(shows),
  });
  const rows = groups.map(({ key, label, figures }) => ({
    key,
    label,
    bars: [
      { name: t('sideA'), colour: '--ink-soft' as const, ...ratesOf(figures, kind).a },
      { name: t('sideB'), colour: '--accent' as const, ...ratesOf(figures, kind).b },
    ],
  }));
  return (
    <DrawnFigure
      title={t(kind)}
      summary={kind === 'bad' ? `${summary} ${t('badNote')}` : summary}
      drawing={<IntervalBars rows={rows} />}
      table={<RatesTable groups={groups} kind={kind} />}
    />
  );
}

function RatesTable({ groups, kind }: RateFigureProps) {
  const t = useWords(backtestWords);
  const ofLoans = useLoanColumns();
  const sides = (['a', 'b'] as const).map(
    (side): Column<Group> => ({
      key: side,
      title: t(side === 'a' ? 'sideA' : 'sideB'),
      align: 'end',
      render: ({ figures }) => {
        const { rate, interval } = ratesOf(figures, kind)[side];
        return rateText(rate, interval);
      },
    }),
  );
  return (
    <DataTable
      caption={t(kind)}
      wide="scroll"
      rows={groups}
      rowKey={({ key }) => key}
      empty={null}
      columns={[
        { key: 'of', title: t('segment'), render: ({ label }) => label },
        ...sides,
        {
          key: 'difference',
          title: t('difference'),
          align: 'end',
          render: ({ figures }) => rateText(figures.differences[kind].difference, figures.differences[kind].interval),
        },
        ...(kind === 'bad' ? ofLoans : []),
      ]}
    />
  );
}

/** Of how many loans anything is known, and what the rate of everybody approved may be. */
function useLoanColumns(): readonly Column<Group>[] {
  const t = useWords(backtestWords);
  const { locale } = useLanguage();
  const bounds = ({ loans: { bounds: ends } }: BacktestFigures['a']): string =>
    `${shareText(ends.low)}–${shareText(ends.high)}`;
  return [
    {
      key: 'known',
      title: t('knownLoans'),
      align: 'end',
      render: ({ figures: { a, b } }) =>
        `${formatCount(a.loans.known, locale)} / ${formatCount(b.loans.known, locale)}`,
    },
    { key: 'everybodyA', title: t('everybodyA'), align: 'end', render: ({ figures }) => bounds(figures.a) },
    { key: 'everybodyB', title: t('everybodyB'), align: 'end', render: ({ figures }) => bounds(figures.b) },
  ];
}

const swapParts = ['out', 'both', 'in', 'neither'] as const;

/** Who is approved by one of the two alone: drawn to scale, and told with what is known of their loans. */
export function SwapFigure({ figures: { swap } }: { readonly figures: BacktestFigures }) {
  const t = useWords(backtestWords);
  const { locale } = useLanguage();
  const count = (part: (typeof swapParts)[number]): string => formatCount(swap[part].applications, locale);
  return (
    <DrawnFigure
      title={t('swap')}
      summary={t('swapSummary', { in: count('in'), out: count('out'), both: count('both') })}
      drawing={
        <div aria-hidden="true">
          <div className="swap-bar">
            {swapParts.map((part) => (
              <i key={part} className={`swap-${part}`} style={{ flexGrow: swap[part].applications }} />
            ))}
          </div>
          <div className="swap-key">
            {swapParts.map((part) => (
              <span key={part} className={`swap-${part}`}>
                {t(part)} {count(part)} · {t('rate')} {shareText(swap[part].rate)}
              </span>
            ))}
          </div>
        </div>
      }
      table={<SwapTable swap={swap} />}
    />
  );
}

function SwapTable({ swap }: Pick<BacktestFigures, 'swap'>) {
  const t = useWords(backtestWords);
  const { locale } = useLanguage();
  const counts = ['applications', 'lent', 'known', 'bad'] as const;
  const titles = { applications: 'applications', lent: 'lent', known: 'known', bad: 'badLoans' } as const;
  return (
    <DataTable
      caption={t('swap')}
      wide="scroll"
      rows={swapParts.map((part) => ({ part, ...swap[part] }))}
      rowKey={({ part }) => part}
      empty={null}
      columns={[
        { key: 'part', title: t('group'), render: ({ part }) => t(part) },
        ...counts.map((key) => ({
          key,
          title: t(titles[key]),
          align: 'end' as const,
          render: (row: (typeof swap)['in']) => formatCount(row[key], locale),
        })),
        { key: 'rate', title: t('rate'), align: 'end', render: ({ rate, interval }) => rateText(rate, interval) },
        {
          key: 'everybody',
          title: t('everybody'),
          align: 'end',
          render: ({ bounds }) => `${shareText(bounds.low)}–${shareText(bounds.high)}`,
        },
        { key: 'expected', title: t('expected'), align: 'end', render: ({ expectedBad }) => shareText(expectedBad) },
      ]}
    />
  );
}

/** What both would lend and come to, and what the books say of the loans that were given. */
export function MoneyPanel({ figures: { a, b } }: { readonly figures: BacktestFigures }) {
  const t = useWords(backtestWords);
  const offered = (['principal', 'interest', 'expectedLoss', 'expectedResult'] as const).map((key) => ({
    title: t(key),
    a: a.money[key],
    b: b.money[key],
  }));
  const titles = { principal: 'recordedPrincipal', interest: 'recordedInterest', loss: 'recordedLoss' } as const;
  const recorded = (['principal', 'interest', 'loss'] as const).map((key) => ({
    title: t(titles[key]),
    a: a.money.recorded[key],
    b: b.money.recorded[key],
  }));
  return (
    <Panel title={t('money')} flush>
      <DataTable
        caption={t('money')}
        rows={[...offered, ...recorded]}
        rowKey={({ title }) => title}
        empty={null}
        columns={[
          { key: 'figure', title: t('figure'), onCard: 'title', render: ({ title }) => title },
          ...(['a', 'b'] as const).map((side) => ({
            key: side,
            title: t(side === 'a' ? 'sideA' : 'sideB'),
            align: 'end' as const,
            render: (row: (typeof offered)[number] | (typeof recorded)[number]) => {
              const value = row[side];
              return value === null ? <span className="soft">{t('silent')}</span> : formatMoney(value);
            },
          })),
        ]}
      />
    </Panel>
  );
}
