import { type CapCheck, type CapMethod, capMethods, type CashFlow, checkCap, type Interval } from '@lendline/credit';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { exitCodes, terminalLocale } from '../io.ts';

/** What `--cap` and `--cap-method` say; without a cap nothing is checked. */
export interface CapOptions {
  readonly cap?: number;
  readonly capMethod: CapMethod;
}

/** Adds `--cap` and `--cap-method` to a command that knows a loan's flows. */
export function withCapOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--cap <percent>', 'refuse above this all-in annual rate, in per cent').argParser(readPercent),
    )
    .addOption(
      new Option('--cap-method <method>', 'which annual rate the cap counts')
        .choices(capMethods)
        .default('larger-of-nominal-and-effective'),
    );
}

/** `24` -> 240000 parts per million. */
function readPercent(text: string): number {
  const ppm = Math.round(Number(text) * 10_000);
  if (/^\d+(\.\d{1,4})?$/.test(text) && ppm > 0) return ppm;
  throw new InvalidArgumentError('Write 24 % as 24, with at most four decimals.');
}

/** The check against the cap that was asked for, `no-rate` where the flows have none to compare; null where no cap was asked for. */
export type CapAnswer = CapCheck | 'no-rate' | null;

export function checkedCap(flows: readonly CashFlow[], { cap, capMethod }: CapOptions, every?: Interval): CapAnswer {
  if (cap === undefined) return null;
  const checked = checkCap(flows, { cap: { method: capMethod, annual_ppm: cap }, ...(every ? { every } : {}) });
  return checked.ok ? checked.value : 'no-rate';
}

/** A refusal has the run fail: exit 1. What cannot be compared is refused too. */
export function capExit(answer: CapAnswer): void {
  if (answer === 'no-rate' || (answer && !answer.within)) process.exitCode = exitCodes.failed;
}

/** The check as sentences for a terminal. */
export function capText(answer: CapAnswer): string {
  if (answer === null) return '';
  const locale = terminalLocale();
  if (answer === 'no-rate') return `${verdicts.noRate[locale]}\n`;
  const verdict = answer.within ? verdicts.within : verdicts.above;
  return `${[verdict[locale], ...answer.arithmetic.map((line) => `  ${line[locale]}`)].join('\n')}\n`;
}

const verdicts = {
  within: { en: 'within the cap', 'zh-CN': '未超过上限' },
  above: { en: 'refused: above the cap', 'zh-CN': '拒绝:超过上限' },
  noRate: { en: 'refused: no annual rate to compare with the cap', 'zh-CN': '拒绝:没有可与上限比较的年利率' },
};

/** The check for a program: rates in parts per million, amounts as strings of minor units. */
export function capJson(answer: CapAnswer) {
  if (answer === null) return {};
  if (answer === 'no-rate') return { cap: { within: false, reason: answer } };
  const { within, method, rate_ppm, cap_ppm, excess, arithmetic } = answer;
  return { cap: { within, method, rate_ppm, cap_ppm, excess: excess.toString(), arithmetic } };
}
