import { useWords } from '../language/language.tsx';
import { words } from './words.ts';

const kinds = ['mobile-money', 'open-banking'] as const;

/** The kind of provider, where it is one that we ask; null for a partner, which goes by its own name. */
export function kindOf(provider: string): (typeof kinds)[number] | null {
  return kinds.find((kind) => kind === provider) ?? null;
}

/** What a provider is called on the screen. */
export function useProviderName(provider: string): string {
  const t = useWords(words);
  const kind = kindOf(provider);
  return kind === null ? provider : t(kind);
}
