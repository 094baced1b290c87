import type { StrategyDetail, StrategyId, StrategySummary } from '@lendline/decisions/contract';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useWords } from '../../language/language.tsx';
import { Field } from '../../parts/field.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { LoadedPage } from '../../parts/loaded-page.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { standingIn } from '../release/release-steps.ts';
import { useStrategies, useStrategy } from '../strategies-query.ts';
import { StrategyNav } from '../strategy-nav.tsx';
import { strategyWords } from '../words.ts';
import './compare.css';
import { DiffPanels } from './diff-panels.tsx';
import { useDiff } from './diff-query.ts';
import { compareWords } from './words.ts';

/** What a version says otherwise than another one, in either direction. */
export function ComparePage() {
  const { strategyId } = useParams({ from: '/strategies/$strategyId/changes' });
  const query = useStrategy(strategyId as StrategyId);
  const t = useWords(strategyWords);
  return (
    <LoadedPage title={t('version')} query={query}>
      {(detail) => <Compare detail={detail} />}
    </LoadedPage>
  );
}

function Compare({ detail }: { readonly detail: StrategyDetail }) {
  const t = useWords(compareWords);
  const search = useSearch({ from: '/strategies/$strategyId/changes' });
  const query = useStrategies();
  return (
    <>
      <StrategyNav strategyId={detail.id} />
      <PageHead title={t('title', { number: detail.number })} note={detail.name} />
      <Loaded query={query}>
        {({ environment, strategies }) => {
          const others = strategies.filter(({ id }) => id !== detail.id);
          const { live } = standingIn(environment, others);
          const chosen = others.find(({ id }) => id === search.with) ?? live ?? others[0];
          return chosen ? (
            <Pair detail={detail} other={chosen} others={others} />
          ) : (
            <p className="soft">{t('alone')}</p>
          );
        }}
      </Loaded>
    </>
  );
}

interface PairProps {
  readonly detail: StrategyDetail;
  readonly other: StrategySummary;
  readonly others: readonly StrategySummary[];
}

function Pair({ detail, other, others }: PairProps) {
  const t = useWords(compareWords);
  const said = useWords(strategyWords);
  const navigate = useNavigate({ from: '/strategies/$strategyId/changes' });
  const { reverse } = useSearch({ from: '/strategies/$strategyId/changes' });
  const [from, to] = reverse ? [detail, other] : [other, detail];
  const diff = useDiff(from, to);
  const name = ({ number }: StrategySummary): string => said('one', { number });
  return (
    <div className="stack">
      <div className="compare-head">
        <Field label={t('with')}>
          {({ id }) => (
            <Select
              id={id}
              value={other.id}
              options={others.map((one) => ({ value: one.id, label: `${name(one)} · ${one.name}` }))}
              onChange={(chosen) => void navigate({ search: (before) => ({ ...before, with: chosen }), replace: true })}
            />
          )}
        </Field>
        <Button
          onClick={() =>
            void navigate({
              search: reverse ? { with: other.id } : { with: other.id, reverse: true },
              replace: true,
            })
          }
        >
          {t('turn')}
        </Button>
        <output>{t('direction', { from: name(from), to: name(to) })}</output>
      </div>
      <Loaded query={diff}>{(value) => <DiffPanels diff={value} />}</Loaded>
    </div>
  );
}
