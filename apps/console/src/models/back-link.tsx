import type { ModelId } from '@lendline/models/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../language/language.tsx';
import { modelWords } from './words.ts';

/** The way up from a page, above its title. */
export function BackNav({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <nav className="model-back" aria-label={text}>
      {children}
    </nav>
  );
}

export function BackToModels() {
  const t = useWords(modelWords);
  return (
    <BackNav text={t('back')}>
      <Link to="/models">← {t('back')}</Link>
    </BackNav>
  );
}

export function BackToModel({ modelId }: { readonly modelId: ModelId }) {
  const t = useWords(modelWords);
  return (
    <BackNav text={t('backToModel')}>
      <Link to="/models/$modelId" params={{ modelId }}>
        ← {t('backToModel')}
      </Link>
    </BackNav>
  );
}
