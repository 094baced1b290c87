import {
  AlertOutlined,
  ApiOutlined,
  AuditOutlined,
  BankOutlined,
  BookOutlined,
  BranchesOutlined,
  ExperimentOutlined,
  FundOutlined,
  InboxOutlined,
  NotificationOutlined,
  QuestionOutlined,
  RadarChartOutlined,
  SafetyCertificateOutlined,
  StopOutlined,
  SyncOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText, useWords } from '../language/language.tsx';
import { useMember } from '../session/member.ts';
import { type Page, pagesOf } from './pages.ts';
import { frameWords } from './words.ts';

const icons: Readonly<Record<Page['to'], ReactNode>> = {
  '/applications': <InboxOutlined />,
  '/fraud-cases': <AlertOutlined />,
  '/fraud-lists': <StopOutlined />,
  '/typologies': <RadarChartOutlined />,
  '/loans': <BankOutlined />,
  '/credit-lines': <SyncOutlined />,
  '/suspense': <QuestionOutlined />,
  '/portfolio': <FundOutlined />,
  '/trial-balance': <AuditOutlined />,
  '/books': <BookOutlined />,
  '/strategies': <BranchesOutlined />,
  '/models': <ExperimentOutlined />,
  '/intake': <ApiOutlined />,
  '/webhooks': <NotificationOutlined />,
  '/audit': <SafetyCertificateOutlined />,
  '/staff': <TeamOutlined />,
};

export function PageMenu({ onChoose }: { readonly onChoose?: () => void }) {
  const t = useWords(frameWords);
  const read = useText();
  const pages = pagesOf(useMember());
  const groups = (['work', 'book', 'control'] as const).filter((group) => pages.some((page) => page.group === group));
  return (
    <nav className="menu" aria-label={t('pages')}>
      {groups.map((group) => (
        <div key={group}>
          <p className="menu-group">{t(group)}</p>
          <ul>
            {pages
              .filter((page) => page.group === group)
              .map(({ to, text }) => (
                <li key={to}>
                  <Link to={to} search={{}} activeProps={{ className: 'here' }} onClick={onChoose}>
                    <span aria-hidden="true">{icons[to]}</span>
                    {read(text)}
                  </Link>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
