import {
  type ConsentScope,
  type FeatureDefinition,
  featureCatalogue,
  featureWindows,
  valueNames,
} from '@lendline/behaviour';
import type { LocalText } from '@lendline/kernel';

type Language = keyof LocalText;

/** Where the page of a language lies, from the root of the repository. */
export const featurePages = { en: 'docs/features.md', 'zh-CN': 'docs/features.zh-CN.md' } as const satisfies Record<
  Language,
  string
>;

const scopes: Readonly<Record<ConsentScope, LocalText>> = {
  'calls-and-texts': { 'zh-CN': '通话与短信', en: 'Calls and texts' },
  location: { 'zh-CN': '位置', en: 'Location' },
  airtime: { 'zh-CN': '话费', en: 'Airtime' },
  'data-use': { 'zh-CN': '流量', en: 'Mobile data' },
  device: { 'zh-CN': '设备', en: 'Device' },
  payments: { 'zh-CN': '支付', en: 'Payments' },
  relationships: { 'zh-CN': '申报的关系', en: 'Declared relationships' },
  'carrier-checks': { 'zh-CN': '运营商核验', en: 'Carrier checks' },
};

const words = {
  'safer-when-higher': { 'zh-CN': '越高越安全', en: 'safer when higher' },
  'riskier-when-higher': { 'zh-CN': '越高风险越大', en: 'riskier when higher' },
  cheap: { 'zh-CN': '一个下午可操纵', en: 'cheap to game' },
  'needs-others': { 'zh-CN': '操纵需要他人配合', en: 'needs others to game' },
  'takes-time': { 'zh-CN': '操纵需要数周以上', en: 'takes weeks to game' },
} as const satisfies Record<string, LocalText>;

const intro: LocalText = {
  en: `# Features

Every number that Lendline makes of a person's records, from the catalogue in \`engines/behaviour/catalogue\`; the screens read the same data. Written by \`node scripts/write-feature-pages.ts\`.

- A feature is asked for **as of** a moment: only what happened before it, and had arrived by then, is looked at. A record whose arrival nobody noted counts as arrived.
- A window of 30 days is the 30 whole local days before the day of that moment, and that day as far as it has gone; it begins with the first record when that came later. Payments count back 24 hours at a time instead. The graph looks at the last 180 days: at a person's own records as a window does, at the records of others by the whole days before that moment's. The value's name ends in the window: \`number_of_contacts__call__90d\`. Figures that compare days or weeks with each other look at whole days alone.
- A value is **null** when there was nothing to measure: no text to answer, no record of a kind at all. It is 0 when there was an opportunity and nothing happened.
- Night is [19:00, 07:00) by the clock of the line's zone; gaps are real seconds, also when the clock changes. Entropies are in nats, deviations of the population, medians the mean of the middle two. Medians are exact up to 256 values a day and kind; beyond, ranks are off by 0.2 % of that day at most.
- Two rows are one record when they agree in instant, kind, direction, peer, length and volume (top-ups and advances in their amount too); the copy that arrived first counts.
- Amounts are minor units of one currency; with two currencies there is none.`,
  'zh-CN': `# 特征

Lendline 从个人记录中算出的每一个数，来自 \`engines/behaviour/catalogue\` 的目录；各界面读取同一份数据。由 \`node scripts/write-feature-pages.ts\` 生成。

- 特征总是针对某一**时点**计算：只看该时点之前发生、并且当时已经到达的记录。没有标明到达时间的记录视为已到达。
- 30 天的时段是该时点所在日之前的 30 个完整本地日，加上当日已过的部分；首条记录更晚时从首条记录算起。支付类特征则按 24 小时逐段倒推。关系图看最近 180 天：本人的记录与时段相同，他人的记录只看该时点所在日之前的完整日。值的名称以时段结尾：\`number_of_contacts__call__90d\`。比较各天或各周的特征只看完整日。
- 没有可衡量的内容时值为**空**：没有可回复的短信，或完全没有这类记录。有机会而没有发生时为 0。
- 夜间为号码所在时区的 [19:00, 07:00)；间隔按真实秒数计算，时钟变更时也一样。熵用自然对数，标准差按总体计算，中位数取中间两个的均值。每天每类 256 个值以内中位数精确；超过时名次误差不超过当日的 0.2%。
- 两行的时刻、种类、方向、对方、时长和流量一致（充值与预借还须金额一致）即为同一条记录，以最先到达的为准。
- 金额以同一币种的最小单位计；出现两种币种时不计金额。`,
};

/** The page of all features in one language, ready to be written. */
export function featurePage(language: Language): string {
  const parts = Map.groupBy(featureCatalogue, ({ source, consent }) => `${source}/${consent}`);
  const sections = [...parts.values()].map((features) => section(features, language));
  return `${[intro[language], counts(language), ...sections].join('\n\n')}\n`;
}

function counts(language: Language): string {
  const values = featureCatalogue.flatMap(valueNames).length;
  const features = featureCatalogue.length;
  return language === 'en' ? `${features} features, ${values} values.` : `共 ${features} 个特征，${values} 个值。`;
}

function section(features: readonly FeatureDefinition[], language: Language): string {
  const [{ source, consent }] = features as [FeatureDefinition];
  const title = scopes[consent][language];
  const from =
    language === 'en'
      ? `Consent \`${consent}\`, source \`${source}\`.`
      : `授权范围 \`${consent}\`，来源 \`${source}\`。`;
  return [`## ${title} (${source})`, from, features.map((feature) => line(feature, language)).join('\n')].join('\n\n');
}

function line(feature: FeatureDefinition, language: Language): string {
  const { name, label, definition, direction, manipulation } = feature;
  const facts = [
    `${feature.unit}${rangeText(feature.range)}`,
    ...windowText(feature, language),
    ...(direction ? [words[direction][language]] : []),
    words[manipulation][language],
  ];
  const stop = language === 'en' ? '. ' : '。';
  return `- \`${name}\` **${label[language]}**${stop}${definition[language]} _${facts.join(language === 'en' ? '; ' : '；')}_`;
}

function rangeText([low, high]: FeatureDefinition['range']): string {
  return low === null && high === null ? '' : ` [${low ?? '-∞'}, ${high ?? '∞'}]`;
}

function windowText({ windows }: FeatureDefinition, language: Language): string[] {
  if (windows.length === featureWindows.length) return [];
  if (windows.length > 0) return [windows.join(' ')];
  return [language === 'en' ? 'without a window' : '不分时段'];
}
