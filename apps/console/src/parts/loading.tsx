import { Skeleton } from 'antd';
import { useWords } from '../language/language.tsx';
import { partWords } from './words.ts';
import './loading.css';

/** The shape of what is about to come. */
export function Loading() {
  const t = useWords(partWords);
  return (
    <output className="loading">
      <span className="unseen">{t('loading')}</span>
      <Skeleton active title={false} paragraph={{ rows: 6 }} />
    </output>
  );
}
