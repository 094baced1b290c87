import type { ModelKind, TrainingStage } from '@lendline/scoring';
import { SingleBar } from 'cli-progress';

/** Follows the stages: a bar on a terminal, and the seconds that each kind took. */
export class StageTimer {
  readonly #seconds = new Map<ModelKind, number>();
  readonly #bar = process.stderr.isTTY
    ? new SingleBar({
        format: 'training [{bar}] {percentage} % {stage}',
        stream: process.stderr,
        clearOnComplete: true,
      })
    : undefined;
  #stage: TrainingStage | undefined;
  #since = performance.now();

  enter(stage: TrainingStage): void {
    if (stage.step !== undefined) return this.#showLoss(stage);
    const now = performance.now();
    const kind = this.#stage?.name === 'compare' ? this.#stage.kind : null;
    if (kind) this.#seconds.set(kind, (now - this.#since) / 1000);
    if (!this.#stage) this.#bar?.start(1, 0, { stage: '' });
    this.#bar?.update(stage.share, { stage: [stage.name, stage.kind].filter(Boolean).join(' ') });
    this.#stage = stage;
    this.#since = now;
  }

  /** The loss on watched rows as it falls. */
  #showLoss({ kind, step, loss }: TrainingStage): void {
    const what = kind ? `${kind} · ${step} · log loss` : `events · ${step} · contrast`;
    this.#bar?.update({ stage: `${what} ${loss?.toFixed(4)}` });
  }

  stop(): void {
    this.#bar?.stop();
  }

  secondsOf(kind: ModelKind): number {
    return Number((this.#seconds.get(kind) ?? 0).toFixed(3));
  }
}
