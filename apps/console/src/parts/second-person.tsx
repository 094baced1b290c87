import type { Route } from '@lendline/kernel';
import type { ReactNode } from 'react';
import { useWords } from '../language/language.tsx';
import { may, useMember } from '../session/member.ts';
import { NoteForm } from './note-form.tsx';
import { partWords } from './words.ts';

interface SecondPersonProps {
  /** The operation that takes the word: who may not call it is not asked. */
  readonly route: Route;
  /** Whose work it is, as actors: none of them may agree to it. */
  readonly workOf: readonly string[];
  readonly pending: boolean;
  readonly error: Error | null;
  /** `clear` empties the note, once it has been taken. */
  readonly onDecide: (said: { readonly approve: boolean; readonly note: string }, clear: () => void) => void;
  /** What is said instead of the usual words. */
  readonly texts?: { readonly own?: string; readonly agree?: string; readonly refuse?: string };
  /** Of the note, in characters. */
  readonly longest?: number;
  readonly children?: ReactNode;
}

/** Where a second person agrees to what another began, or refuses it, with a note. Those who began it read why they cannot. */
export function SecondPerson({ route, workOf, onDecide, texts = {}, ...form }: SecondPersonProps) {
  const t = useWords(partWords);
  const member = useMember();
  if (!may(member, route)) return null;
  if (workOf.includes(`staff:${member.id}`)) return <p className="soft">{texts.own ?? t('ownWork')}</p>;
  return (
    <NoteForm
      acts={[
        { key: 'approve', text: texts.agree ?? t('agree') },
        { key: 'refuse', text: texts.refuse ?? t('refuse'), danger: true },
      ]}
      onSend={(act, note, clear) => onDecide({ approve: act === 'approve', note }, clear)}
      {...form}
    />
  );
}
