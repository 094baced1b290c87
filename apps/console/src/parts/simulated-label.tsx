import { Tooltip } from 'antd';
import { useWords } from '../language/language.tsx';
import { partWords } from './words.ts';
import './simulated-label.css';

/** Stands wherever a figure comes from the simulated country. */
export function SimulatedLabel() {
  const t = useWords(partWords);
  return (
    <Tooltip title={t('simulatedWhy')}>
      <span className="simulated">{t('simulated')}</span>
    </Tooltip>
  );
}
