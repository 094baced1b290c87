import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useMemo } from 'react';
import { queryClient } from '../api/query-client.ts';
import { LanguageProvider, useLanguage } from '../language/language.tsx';
import { SignedIn } from '../session/signed-in.tsx';
import { antdTheme } from '../theme/antd-theme.ts';
import { useTheme } from '../theme/theme.ts';
import { router } from './routes.tsx';

export function App({ ticket }: { readonly ticket: string | null }) {
  return (
    <QueryClientProvider client={queryClient}>
      <LanguageProvider>
        <Styled>
          <SignedIn ticket={ticket}>
            <RouterProvider router={router} />
          </SignedIn>
        </Styled>
      </LanguageProvider>
    </QueryClientProvider>
  );
}

function Styled({ children }: { readonly children: ReactNode }) {
  const { locale } = useLanguage();
  const { shown } = useTheme();
  const theme = useMemo(() => antdTheme(shown), [shown]);
  return (
    <ConfigProvider locale={locale === 'en' ? enUS : zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}
