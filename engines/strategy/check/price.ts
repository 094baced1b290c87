import { toDecimalString } from '@lendline/kernel';
import { checkPack } from '../check-pack.ts';
import { termsOf } from '../cell.ts';
import type { StrategyFault } from '../fault.ts';
import type { CustomKind, CustomNode, StrategyDocument } from '../jdm/document.ts';
import { type MenuConfig, packOf, readLimitConfig, readMenuConfig } from '../money-config.ts';
import type { Pack } from '../pack.ts';
import { type AboveCap, aboveCap, type Dearest, larger } from '../price-check.ts';
import { fault } from './place.ts';

/** The parameters of the money nodes, the pack that they make, and its prices against every cap of the pack. */
export function packFaults(document: StrategyDocument, pack: Pack): readonly StrategyFault[] {
  const config = configFaults(document, pack);
  if (config.length > 0) return config;
  const own = packOf(document, pack);
  const sound = checkPack(own).map(({ path, fault: wrong }) =>
    fault(path === 'caps' ? 'cap-missing' : 'pack-unsound', nodePlace(document, path), {
      'zh-CN': `${path}：${wrong}。请在策略的额度或价格参数、或辖区包中更正。`,
      en: `${path}: ${wrong}. Correct it in the limits and prices of the strategy, or in the pack.`,
    }),
  );
  return sound.length > 0 ? sound : [...shareFaults(own, pack, document), ...capFaults(own, document)];
}

function customOf({ nodes }: StrategyDocument, kind: CustomKind): CustomNode | undefined {
  return nodes.filter((node) => node.type === 'customNode').find(({ content }) => content.kind === kind);
}

function nodePlace(document: StrategyDocument, path: string) {
  const node = customOf(document, path.startsWith('tiers') ? 'menu' : 'limit');
  return node ? { node: node.id } : {};
}

function configFaults(document: StrategyDocument, pack: Pack): readonly StrategyFault[] {
  const tiers = pack.tiers.map(({ tier }) => tier).join();
  return (['limit', 'menu'] as const).flatMap((kind) => {
    const node = customOf(document, kind);
    if (!node) return [];
    const read = kind === 'limit' ? readLimitConfig(node) : readMenuConfig(node);
    if (!read.ok)
      return read.error.map(({ field, got, expected, doThis }) =>
        fault(
          'custom-config',
          { node: node.id, column: field },
          {
            'zh-CN': `${field}：应为${expected['zh-CN']}，现为 ${got}。${doThis['zh-CN']}`,
            en: `${field}: expected ${expected.en}, got ${got}. ${doThis.en}`,
          },
        ),
      );
    const named = 'prices' in read.value ? read.value.prices : read.value.tiers;
    if (named.map(({ tier }) => tier).join() === tiers) return [];
    return [
      fault(
        'custom-config',
        { node: node.id },
        {
          'zh-CN': `须为辖区包的每个等级各写一行，顺序相同：${tiers}。`,
          en: `Each tier of the pack has one line, in the same order: ${tiers}.`,
        },
      ),
    ];
  });
}

/** The share of income that instalments may take is the pack's to bound: a strategy may be more careful, not less. */
function shareFaults(own: Pack, pack: Pack, document: StrategyDocument): readonly StrategyFault[] {
  const most = pack.affordability.maxShare_ppm;
  if (own.affordability.maxShare_ppm <= most) return [];
  return [
    fault(
      'custom-config',
      { ...nodePlace(document, 'affordability'), column: 'config.maxShare_ppm' },
      {
        'zh-CN': `还款占收入的比例高于辖区包的上限 ${percent(most)}。请降低。`,
        en: `Instalments would take more of an income than the ${percent(most)} of the pack. Lower the share.`,
      },
    ),
  ];
}

/** A price that could pass a cap is refused, unless the strategy itself says that it lends nothing there. */
function capFaults(own: Pack, document: StrategyDocument): readonly StrategyFault[] {
  const node = customOf(document, 'menu');
  const read = node && readMenuConfig(node);
  if (!node || !read?.ok) return [];
  const said = read.value.withoutLawfulPrice;
  return aboveCap(own).flatMap((cap) =>
    cap.tiers
      .filter((loan) => !isSaid(said, cap, loan))
      .map((loan) => fault('price-above-cap', { node: node.id, row: loan.tier }, arithmetic(loan, cap, own))),
  );
}

function isSaid(said: MenuConfig['withoutLawfulPrice'], cap: AboveCap, { tier }: Dearest): boolean {
  return said.some(({ licence, from, tiers }) => licence === cap.licence && from === cap.from && tiers.includes(tier));
}

function arithmetic(loan: Dearest, { licence, from, annual_ppm }: AboveCap, pack: Pack) {
  const { tier, candidate, disbursed, due, nominal_ppm, effective_ppm } = loan;
  const amount = toDecimalString({ amount: candidate.amount, currency: pack.currency });
  const paid = due.map((money) => toDecimalString(money)).join(' + ');
  const longest = termsOf(pack, candidate.amount)[0];
  const rates = `${percent(nominal_ppm)} / ${percent(effective_ppm)}`;
  const [over, cap, price] = [percent(larger(loan)), percent(annual_ppm), percent(candidate.price_ppm)];
  const day = disbursed.toString();
  return {
    'zh-CN': `等级 ${tier}，价格 ${price}：${day} 放款 ${pack.currency} ${amount}，${candidate.instalments} 期（最长 ${longest} 期），应还 ${paid}；名义 / 实际年化 ${rates}，${over} > ${cap}（${licence} 自 ${from} 起的上限）。请降低价格；若该等级届时不放款，请在 withoutLawfulPrice 中写明。`,
    en: `Tier ${tier} at ${price}: ${pack.currency} ${amount} paid out on ${day} over ${candidate.instalments} (at most ${longest}) falls due as ${paid}; that is ${rates} nominal / effective a year, and ${over} > ${cap}, the cap of ${licence} from ${from} on. Lower the price, or say under withoutLawfulPrice that this tier then lends nothing.`,
  };
}

function percent(ppm: number): string {
  return `${(ppm / 10_000).toFixed(2)} %`;
}
