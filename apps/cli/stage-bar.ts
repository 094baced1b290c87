import type { LocalText } from '@lendline/kernel';
import { SingleBar } from 'cli-progress';
import { terminalLocale } from './io.ts';

export interface StageBar {
  show(stage: string, done?: number, of?: number): void;
  end(): void;
}

/** One line per stage on standard error; a bar where the length is known and somebody watches. */
export function stageBar(stages: Readonly<Record<string, LocalText>>): StageBar {
  const locale = terminalLocale();
  let current = '';
  let bar: SingleBar | undefined;
  const end = (): void => {
    bar?.stop();
    bar = undefined;
  };
  return {
    show: (stage, done, of) => {
      const name = stages[stage]?.[locale] ?? stage;
      if (stage !== current) {
        end();
        current = stage;
        if (of === undefined || !process.stderr.isTTY) process.stderr.write(`${name}…\n`);
        else bar = startBar(name, of);
      }
      if (done !== undefined) bar?.update(done);
    },
    end,
  };
}

function startBar(name: string, of: number): SingleBar {
  const bar = new SingleBar({
    format: `${name} {bar} {percentage} % · {eta_formatted}`,
    stream: process.stderr,
    hideCursor: true,
  });
  bar.start(of, 0);
  return bar;
}
