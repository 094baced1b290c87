import type { Notice } from '@lendline/consents/contract';
import { useText, useWords } from '../language/language.tsx';
import { words } from './words.ts';

/** What is read, why, who gets it and for how long. */
export function NoticeText({ notice }: { readonly notice: Notice }) {
  const t = useWords(words);
  const text = useText();
  return (
    <dl class="card notice">
      <dt>{t('why')}</dt>
      <dd class="reason">{text(notice.reason)}</dd>
      <dt>{t('how')}</dt>
      <dd>{text(notice.detail)}</dd>
      <dt>{t('who')}</dt>
      <dd>{notice.recipient}</dd>
      <dt>{t('kept')}</dt>
      <dd>{t('months', { n: Math.round(notice.retentionDays / 30) })}</dd>
    </dl>
  );
}
