import type { LocalText } from '@lendline/kernel';
import { useText } from '../language/language.tsx';
import type { Tone } from '../words/states.ts';
import './state-tag.css';

/** A state in words and colour; the words alone are enough. */
export function StateTag({ tone, text }: { readonly tone: Tone; readonly text: LocalText | string }) {
  const read = useText();
  return <span className={`tag tag-${tone}`}>{typeof text === 'string' ? text : read(text)}</span>;
}
