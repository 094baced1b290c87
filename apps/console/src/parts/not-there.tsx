import { useWords } from '../language/language.tsx';
import { PageHead } from './page-head.tsx';
import { partWords } from './words.ts';

export function NotThere() {
  const t = useWords(partWords);
  return <PageHead title={t('notThere')} note={t('notThereWhy')} />;
}
