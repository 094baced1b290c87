import type { Simulated } from '@lendline/decisions/contract';
import { formatDay, formatMoney, formatRate } from '@lendline/ui';
import '../../application/application.css';
import { cellView, stepView } from '../../application/decision-view.ts';
import { MenuPanel } from '../../application/menu-panel.tsx';
import { TraceSteps } from '../../application/trace-panel.tsx';
import { useLanguage, useText, useWords } from '../../language/language.tsx';
import { type Fact, Facts } from '../../parts/facts.tsx';
import '../../parts/lines.css';
import { Panel } from '../../parts/panel.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { useVocabulary } from '../edit/edit-queries.ts';
import './simulate.css';
import { outcomeStates, simulateWords } from './words.ts';

/** What came of one simulation: the answer, why, what could be offered, and every step on the way. */
export function ResultPanels({ result }: { readonly result: Simulated }) {
  const t = useWords(simulateWords);
  return (
    <>
      <Panel title={t('result')} extra={<StateTag {...outcomeStates[result.outcome]} />}>
        <Answer result={result} />
      </Panel>
      <ReasonsPanel reasons={result.reasons} />
      {result.menu.length > 0 ? <MenuPanel menu={result.menu.map(cellView)} /> : null}
      <Panel title={t('trace')}>
        <TraceSteps steps={result.trace.map(stepView)} />
      </Panel>
    </>
  );
}

function Answer({ result }: { readonly result: Simulated }) {
  const t = useWords(simulateWords);
  const read = useText();
  const { locale } = useLanguage();
  const named = useVocabulary().data?.flags ?? [];
  const flags = result.flags.map((flag) => {
    const known = named.find(({ code }) => code === flag);
    return known ? read(known.text) : flag;
  });
  const facts: Fact[] = [
    { label: t('outcome'), value: read(outcomeStates[result.outcome].text) },
    { label: t('tier'), value: result.tier ?? t('none') },
    { label: t('limit'), value: formatMoney(result.limit, { short: true }) },
    { label: t('price'), value: result.price_ppm === null ? t('none') : formatRate(result.price_ppm) },
    ...(result.comeBackOn === null ? [] : [{ label: t('comeBack'), value: formatDay(result.comeBackOn, locale) }]),
    ...(flags.length === 0 ? [] : [{ label: t('flags'), value: flags.join(' · ') }]),
  ];
  return <Facts facts={facts} />;
}

/** In both languages, whichever the reader reads: each is what some borrower will read. */
function ReasonsPanel({ reasons }: Pick<Simulated, 'reasons'>) {
  const t = useWords(simulateWords);
  const read = useText();
  return (
    <Panel title={t('reasons')} extra={reasons.length}>
      {reasons.length === 0 ? <p className="soft">{t('noReasons')}</p> : null}
      <ol className="lines">
        {reasons.map(({ code, staffText, borrowerText }) => (
          <li key={code}>
            {read(staffText)} <code className="soft">{code}</code>
            <div className="reason-texts soft">
              <span>{t('borrowerReads')}</span>
              <span lang="zh-CN">{borrowerText['zh-CN']}</span>
              <span lang="en">{borrowerText.en}</span>
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
