import type { Problem } from '@lendline/kernel';
import type { Line } from '@lendline/lines/contract';
import { useEffect, useState } from 'preact/hooks';
import { lines } from '../api/lines.ts';
import { signedOutEvent } from '../api/settings.ts';
import { LanguageProvider } from '../language/language.tsx';
import { keep, keptKeys, readKept } from '../offline/kept.ts';
import { Waiting } from '../parts/notes.tsx';
import { StartScreen } from '../sign-in/start-screen.tsx';
import { later } from './later.tsx';
import { go, usePath } from './navigation.ts';
import { Shell } from './shell.tsx';

const CodeScreen = later(async () => (await import('../sign-in/code-screen.tsx')).CodeScreen);
const SignedIn = later(async () => (await import('../journey/signed-in.tsx')).SignedIn);
const OfflineScreen = later(async () => (await import('../offline/offline-screen.tsx')).OfflineScreen);
const HelpScreen = later(async () => (await import('../help/help-screen.tsx')).HelpScreen);

/** Who is there, as far as the server has said. */
type Visitor =
  | { readonly kind: 'asking' }
  | { readonly kind: 'nobody'; readonly ended: boolean }
  | { readonly kind: 'borrower'; readonly line: Line }
  | { readonly kind: 'unanswered'; readonly problem: Problem };

export function App() {
  return (
    <LanguageProvider>
      <Shell>
        <Places />
      </Shell>
    </LanguageProvider>
  );
}

function Places() {
  const path = usePath();
  const { visitor, ask } = useVisitor();
  if (path === '/help') return <HelpScreen />;
  if (visitor.kind === 'borrower') return <SignedIn line={visitor.line} />;
  if (visitor.kind === 'asking') return <Waiting />;
  if (visitor.kind === 'unanswered') return <OfflineScreen problem={visitor.problem} retry={ask} />;
  if (path === '/code') {
    const proved = (): void => {
      keep(localStorage, keptKeys.signedIn, true);
      ask();
    };
    return <CodeScreen onProved={proved} />;
  }
  return <StartScreen ended={visitor.ended} />;
}

/** Asks the server who this is. Only a phone that was signed in before waits for the answer before it shows anything. */
function useVisitor(): { readonly visitor: Visitor; readonly ask: () => void } {
  const wasSignedIn = readKept<boolean>(localStorage, keptKeys.signedIn) === true;
  const [visitor, setVisitor] = useState<Visitor>(wasSignedIn ? { kind: 'asking' } : { kind: 'nobody', ended: false });
  const ask = async (): Promise<void> => {
    const before = readKept<boolean>(localStorage, keptKeys.signedIn) === true;
    const result = await lines.getMyLine({});
    if (result.ok) {
      keep(localStorage, keptKeys.signedIn, true);
      setVisitor({ kind: 'borrower', line: result.value });
    } else if (result.error.status === 401) {
      forgetSession();
      setVisitor({ kind: 'nobody', ended: before });
    } else if (before) setVisitor({ kind: 'unanswered', problem: result.error });
  };
  useEffect(() => {
    void ask();
    const onEnd = (): void =>
      setVisitor((now) => {
        if (now.kind !== 'borrower') return now;
        const ended = readKept<boolean>(localStorage, keptKeys.signedIn) === true;
        forgetSession();
        go('/', { replace: true });
        return { kind: 'nobody', ended };
      });
    addEventListener(signedOutEvent, onEnd);
    return () => removeEventListener(signedOutEvent, onEnd);
  }, []);
  return { visitor, ask: () => void ask() };
}

/** What may be read without a network is for whom is signed in. */
function forgetSession(): void {
  keep(localStorage, keptKeys.signedIn, null);
  keep(localStorage, keptKeys.loans, null);
}
