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

/** The check against the cap that was asked for; null where none was, or where the flows have no rate. */
export function checkedCap(
  flows: readonly CashFlow[],
  { cap, capMethod }: CapOptions,
  every?: Interval,
): CapCheck | null {
  if (cap === undefined) return null;
  const checked = checkCap(flows, { cap: { method: capMethod, annual_ppm: cap }, ...(every ? { every } : {}) });
  return checked.ok ? checked.value : null;
}

/** A refusal has the run fail: exit 1. */
export function capExit(check: CapCheck | null): void {
  if (check && !check.within) process.exitCode = exitCodes.failed;
}

/** The check as sentences for a terminal. */
export function capText({ within, arithmetic }: CapCheck): string {
  const locale = terminalLocale();
  const verdict = within
    ? { en: 'within the cap', 'zh-CN': '未超过上限' }
    : { en: 'refused: above the cap', 'zh-CN': '拒绝:超过上限' };
  return `${[verdict[locale], ...arithmetic.map((line) => `  ${line[locale]}`)].join('\n')}\n`;
}

/** The check for a program: rates in parts per million, amounts as strings of minor units. */
export function capJson(check: CapCheck | null) {
  if (check === null) return {};
  const { within, method, rate_ppm, cap_ppm, excess, arithmetic } = check;
  return { cap: { within, method, rate_ppm, cap_ppm, excess: excess.toString(), arithmetic } };
}
