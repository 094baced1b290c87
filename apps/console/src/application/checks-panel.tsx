import { formatInstant } from '@lendline/ui';
import { useLanguage, useWords } from '../language/language.tsx';
import { Panel } from '../parts/panel.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import type { CheckView } from './check-line.ts';
import { applicationWords } from './words.ts';

const tones = { pass: 'good', fail: 'bad', unknown: 'warn' } as const;

interface ChecksPanelProps {
  readonly checks: readonly CheckView[];
  readonly checkedAt: string | null;
}

/** What the carrier said about the line, and where it stayed silent. */
export function ChecksPanel({ checks, checkedAt }: ChecksPanelProps) {
  const t = useWords(applicationWords);
  const { locale } = useLanguage();
  const extra = checkedAt === null ? undefined : t('checkedAt', { at: formatInstant(checkedAt, locale) });
  return (
    <Panel title={t('checks')} id="checks" extra={extra}>
      {checks.length === 0 ? <p className="soft">{t('noChecks')}</p> : null}
      <ul className="lines">
        {checks.map(({ name, outcome, says, facts }) => (
          <li key={name} className="check">
            <span className="check-name">{t(name)}</span>
            <span className="check-says">{says === null ? facts : t(says.word, says.parameters)}</span>
            <StateTag tone={tones[outcome]} text={t(outcome)} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
