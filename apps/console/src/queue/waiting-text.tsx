import { useLanguage, useWords } from '../language/language.tsx';
import './waiting-text.css';
import { durationText, waitingAt } from './waiting.ts';
import { queueWords } from './words.ts';

const words = { 'in-time': 'inTime', soon: 'soon', late: 'late' } as const;

/** How long someone waits, and whether that is too long: said in words, coloured beside. */
export function WaitingText({ since, now }: { readonly since: string; readonly now: number }) {
  const t = useWords(queueWords);
  const { locale } = useLanguage();
  const { minutes, level } = waitingAt(since, now);
  return (
    <span className={`waiting waiting-${level}`}>
      <span className="number">{durationText(minutes, locale)}</span> <small>{t(words[level])}</small>
    </span>
  );
}
