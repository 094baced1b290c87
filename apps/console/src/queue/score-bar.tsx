import { SimulatedLabel } from '../parts/simulated-label.tsx';
import { scoreShare } from './queue-row.ts';
import './score-bar.css';

export function ScoreBar({ score, simulated }: { readonly score: number; readonly simulated: boolean }) {
  return (
    <span className="score">
      <span className="score-track" aria-hidden="true">
        <span style={{ width: `${scoreShare(score) * 100}%` }} />
      </span>
      <span className="number">{score}</span>
      {simulated ? <SimulatedLabel /> : null}
    </span>
  );
}
