import type { StrategyId } from '@lendline/decisions/contract';
import { Link } from '@tanstack/react-router';
import { useWords } from '../language/language.tsx';
import './strategies.css';
import { strategyWords } from './words.ts';

const pages = [
  { to: '/strategies/$strategyId', text: 'read' },
  { to: '/strategies/$strategyId/edit', text: 'edit' },
  { to: '/strategies/$strategyId/changes', text: 'changes' },
  { to: '/strategies/$strategyId/simulator', text: 'simulator' },
  { to: '/strategies/$strategyId/beside', text: 'beside' },
  { to: '/strategies/$strategyId/release', text: 'release' },
] as const;

/** The way up from a version, and to everything that can be done with it. */
export function StrategyNav({ strategyId }: { readonly strategyId: StrategyId }) {
  const t = useWords(strategyWords);
  return (
    <nav className="strategy-nav" aria-label={t('ofVersion')}>
      <Link to="/strategies">← {t('title')}</Link>
      {pages.map(({ to, text }) => (
        <Link
          key={to}
          to={to}
          params={{ strategyId }}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ className: 'here' }}
        >
          {t(text)}
        </Link>
      ))}
    </nav>
  );
}
