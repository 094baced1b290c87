import { Button } from 'antd';
import { useWords } from '../../language/language.tsx';
import { editWords } from './edit-words.ts';
import { saveDocument } from './json-file.ts';

/** Hands a version out as a file. */
export function ExportButton({ document, number }: { readonly document: unknown; readonly number: number }) {
  const t = useWords(editWords);
  return <Button onClick={() => saveDocument(document, `strategy-${number}`)}>{t('download')}</Button>;
}
