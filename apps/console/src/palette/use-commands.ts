import { useNavigate } from '@tanstack/react-router';
import { pagesOf } from '../app/pages.ts';
import { useLanguage, useText, useWords } from '../language/language.tsx';
import { useRecentApplications } from '../queue/recent-query.ts';
import { useNextCase } from '../queue/use-next-case.ts';
import { useMember } from '../session/member.ts';
import { useSignOut } from '../session/sign-out.ts';
import { useTheme } from '../theme/theme.ts';
import { applicationIdIn, type Command, commandsFor } from './commands.ts';
import { paletteWords } from './words.ts';

/** What the palette offers for what was typed: pages first, then applications, then actions. */
export function useCommands(query: string, onSheet: () => void): readonly Command[] {
  const navigate = useNavigate();
  const pages = usePageCommands();
  const actions = useActionCommands(onSheet);
  const t = useWords(paletteWords);
  const openApplication = (applicationId: string): void =>
    void navigate({ to: '/applications/$applicationId', params: { applicationId } });
  const known = useRecentApplications().map(({ id, name, phone }) => ({
    id,
    label: [name, phone].filter(Boolean).join(' · '),
    hint: id,
    run: () => openApplication(id),
  }));
  const id = applicationIdIn(query);
  if (id !== null) return [{ id, label: t('open', { id }), hint: t('application'), run: () => openApplication(id) }];
  const typed = query.trim() !== '';
  return [
    ...commandsFor(query, pages),
    ...(typed ? commandsFor(query, known).slice(0, 6) : []),
    ...commandsFor(query, actions),
  ];
}

function usePageCommands(): readonly Command[] {
  const t = useWords(paletteWords);
  const read = useText();
  const navigate = useNavigate();
  return pagesOf(useMember()).map(({ to, text }) => ({
    id: to,
    label: read(text),
    hint: t('page'),
    run: () => void navigate({ to, search: {} }),
  }));
}

function useActionCommands(onSheet: () => void): readonly Command[] {
  const t = useWords(paletteWords);
  const { locale, setLocale } = useLanguage();
  const { shown, choose } = useTheme();
  const nextCase = useNextCase();
  const signOut = useSignOut();
  const hint = t('action');
  return [
    { id: 'next-case', label: t('nextCase'), hint, run: () => void nextCase() },
    locale === 'en'
      ? { id: 'language', label: t('toChinese'), hint, run: () => setLocale('zh-CN') }
      : { id: 'language', label: t('toEnglish'), hint, run: () => setLocale('en') },
    shown === 'dark'
      ? { id: 'theme', label: t('toLight'), hint, run: () => choose('light') }
      : { id: 'theme', label: t('toDark'), hint, run: () => choose('dark') },
    { id: 'sheet', label: t('shortcuts'), hint, run: onSheet },
    { id: 'sign-out', label: t('signOut'), hint, run: () => signOut.mutate() },
  ];
}
