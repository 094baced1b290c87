import { Alert, Button, Input } from 'antd';
import { type FormEvent, useEffect, useState } from 'react';
import { LanguageSwitch, ThemeSwitch } from '../app/display-settings.tsx';
import { Mark } from '../app/mark.tsx';
import { useWords } from '../language/language.tsx';
import { Field } from '../parts/field.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useSignIn } from './sign-in.ts';
import { sessionWords } from './words.ts';

export function SignInPage({ ticketRefused }: { readonly ticketRefused: boolean }) {
  const t = useWords(sessionWords);
  const signIn = useSignIn();
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  useEffect(() => {
    document.title = `${t('signIn')} · Lendline`;
  }, [t]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (user.trim() !== '' && password !== '') signIn.mutate({ kind: 'password', user: user.trim(), password });
  };
  return (
    <main className="sign-in">
      <form className="sign-in-card" onSubmit={submit} noValidate>
        <Mark />
        <h1>{t('title')}</h1>
        {ticketRefused && !signIn.error ? (
          <Alert role="alert" type="warning" showIcon title={t('ticketFailed')} />
        ) : null}
        {signIn.error ? <ProblemNotice error={signIn.error} /> : null}
        <Field label={t('user')} problem={tried && user.trim() === '' ? t('userNeeded') : undefined}>
          {(field) => (
            <Input
              {...field}
              autoFocus
              autoComplete="username"
              value={user}
              onChange={(e) => setUser(e.target.value)}
            />
          )}
        </Field>
        <Field label={t('password')} problem={tried && password === '' ? t('passwordNeeded') : undefined}>
          {(field) => (
            <Input
              {...field}
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={(e) => setPassword(e.target.value)}
            />
          )}
        </Field>
        <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
          {t('signIn')}
        </Button>
      </form>
      <div className="sign-in-display">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </main>
  );
}
