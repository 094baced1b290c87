import type { DriftAlert } from '@lendline/records/contract';
import { formatInstant } from '@lendline/ui';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { Facts } from '../parts/facts.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { AcknowledgeForm } from './acknowledge-form.tsx';
import { figureKind } from './alerts-by-week.ts';
import { findings, intakeWords } from './words.ts';

/** One finding: in a sentence, in figures, with the words that are new; and the note of whoever looked. */
export function AlertPart({ alert }: { readonly alert: DriftAlert }) {
  const t = useWords(intakeWords);
  const read = useText();
  const { locale } = useLanguage();
  const { finding, acknowledgedAt, note } = alert;
  return (
    <div className="alert">
      <div className="beside">
        <StateTag tone={acknowledgedAt === null ? 'warn' : 'quiet'} text={findings[finding]} />
        <small className="soft">{t('raised', { at: formatInstant(alert.raisedAt, locale) })}</small>
      </div>
      <p>{read(alert.text)}</p>
      <UnknownWords words={alert.words} />
      <AlertFacts alert={alert} />
      {acknowledgedAt === null ? (
        <AcknowledgeForm alert={alert} />
      ) : (
        <p className="review-note">
          {note}
          <small className="soft">{t('acknowledgedAt', { at: formatInstant(acknowledgedAt, locale) })}</small>
        </p>
      )}
    </div>
  );
}

function UnknownWords({ words }: Pick<DriftAlert, 'words'>) {
  const t = useWords(intakeWords);
  if (words.length === 0) return null;
  return (
    <div>
      <p className="soft">{t('unknownWords')}</p>
      <ul className="words">
        {words.map((word) => (
          <li key={word}>
            <code>{word}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

function AlertFacts({ alert }: { readonly alert: DriftAlert }) {
  const t = useWords(intakeWords);
  const { locale } = useLanguage();
  const kind = figureKind(alert);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const say = (figure: number): string => {
    if (kind === 'share') return percent.format(figure);
    return kind === 'index' ? `PSI ${plain.format(figure)}` : t('usual', { times: plain.format(figure) });
  };
  return (
    <Facts
      facts={[
        { label: t('figure'), value: say(alert.figure) },
        { label: t(alert.finding === 'fewer-rows' ? 'thresholdBelow' : 'threshold'), value: say(alert.threshold) },
      ]}
    />
  );
}
