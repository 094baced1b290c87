import './interval-bars.css';

/** One share between what it may lie; null where there is nobody to speak of. */
export interface IntervalBar {
  readonly name: string;
  readonly colour: `--${string}`;
  readonly rate: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
}

interface IntervalBarsProps {
  readonly rows: readonly { readonly key: string; readonly label: string; readonly bars: readonly IntervalBar[] }[];
}

/** Shares side by side on one scale, each with a line over what it may be. Its table says the same in figures. */
export function IntervalBars({ rows }: IntervalBarsProps) {
  const bars = rows.flatMap((row) => row.bars);
  const most = Math.max(0.01, ...bars.map(({ rate, interval }) => Math.max(rate ?? 0, interval?.high ?? 0)));
  const across = (share: number): string => `${(share / most) * 100}%`;
  return (
    <div className="interval-bars" aria-hidden="true">
      {rows.map(({ key, label, bars: own }) => (
        <div key={key} className="interval-row">
          <span className="interval-label">{label}</span>
          {own.map(({ name, colour, rate, interval }) => (
            <div key={name} className="interval-line">
              <span className="soft">{name}</span>
              <span className="interval-track">
                <i className="interval-bar" style={{ width: across(rate ?? 0), background: `var(${colour})` }} />
                {interval && rate !== null ? (
                  <i
                    className="interval-span"
                    style={{ left: across(interval.low), width: across(interval.high - interval.low) }}
                  />
                ) : null}
              </span>
              <span className="number">{shareText(rate)}</span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

/** `12.5%`; a dash of nobody. */
export function shareText(rate: number | null): string {
  return rate === null ? '–' : `${percent(rate)}%`;
}

/** `12.5% (8.1–17.9)`. */
export function rateText(
  rate: number | null,
  interval: { readonly low: number; readonly high: number } | null,
): string {
  if (rate === null || interval === null) return shareText(rate);
  const [low, high] = [interval.low, interval.high].map(percent);
  return `${shareText(rate)} (${low}–${high})`;
}

function percent(share: number): string {
  return (share * 100).toFixed(1).replace('-', '−');
}
