import type { StrategyFault } from '../fault.ts';
import type { StrategyDocument } from '../jdm/document.ts';
import { namesInUse } from '../jdm/names.ts';
import type { Pack, SourceId } from '../pack.ts';
import type { House } from '../strategy.ts';
import { fault } from './place.ts';

const statement: readonly SourceId[] = ['payment-statement', 'mobile-money-statement'];

/** The sources that a fact may come from: one of them has to be allowed. A fact without an entry rests on our own book or checks. */
const sources: Readonly<Record<string, readonly SourceId[]>> = {
  calls_newest_days_ago: ['call-records'],
  calls_holder: ['call-records'],
  calls_covered_days: ['call-records'],
  statement_newest_days_ago: statement,
  statement_holder: statement,
  statement_covered_days: statement,
  median_monthly_income: statement,
  median_monthly_turnover: statement,
  other_lenders_open: ['multi-lending-register', 'credit-bureau'],
  bureau: ['credit-bureau'],
};

/** Names of facts whose every source is one that the pack does not allow. */
export function barredNames({ allowedSources }: Pack): ReadonlySet<string> {
  const allowed = new Set(allowedSources.map(({ id }) => id));
  return new Set(Object.keys(sources).filter((name) => sources[name]!.every((source) => !allowed.has(source))));
}

/** Sources that the pack does not allow, features that cannot be computed, models that are not in use. */
export function sourceFaults(document: StrategyDocument, pack: Pack, house: House): readonly StrategyFault[] {
  const { names, features } = namesInUse(document);
  const allowed = new Set(pack.allowedSources.map(({ id }) => id));
  const barred = barredNames(pack);
  return [
    ...names.filter((name) => barred.has(name)).map((name) => prohibited(name, sources[name]!)),
    ...features.flatMap((name) => featureFaults(name, house, allowed)),
    ...modelFaults(document, house),
  ];
}

function prohibited(name: string, from: readonly SourceId[]): StrategyFault {
  const list = from.join(', ');
  return fault(
    'source-prohibited',
    { column: name },
    {
      'zh-CN': `${name} 来自辖区包不允许的来源：${list}。请去掉用到它的行。`,
      en: `${name} comes from a source that the pack does not allow: ${list}. Take out the rows that look at it.`,
    },
  );
}

function featureFaults(name: string, { features }: House, allowed: ReadonlySet<SourceId>): readonly StrategyFault[] {
  if (!features) return [];
  const source = features.get(name);
  if (source !== undefined) return allowed.has(source) ? [] : [prohibited(`features.${name}`, [source])];
  return [
    fault(
      'feature-unknown',
      { column: `features.${name}` },
      {
        'zh-CN': `没有特征 “${name}”，可能已被删除。请改用现有的特征。`,
        en: `There is no feature "${name}"; perhaps it was removed. Use one that is computed.`,
      },
    ),
  ];
}

function modelFaults({ models = {} }: StrategyDocument, house: House): readonly StrategyFault[] {
  return Object.entries(models)
    .filter(([, model]) => house.models && !house.models.has(model))
    .map(([segment, model]) =>
      fault(
        'model-unknown',
        { column: `models.${segment}` },
        {
          'zh-CN': `客群 ${segment} 指定的模型 “${model}” 不在使用中。请改用在用的模型，或留空使用冠军模型。`,
          en: `The model "${model}" asked for segment ${segment} is not in use. Name one that is, or leave it out for the champion.`,
        },
      ),
    );
}
