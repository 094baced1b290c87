import { isCurrency, money, parseDecimal } from '@lendline/kernel';
import type { ProfitAssumptions, RejectRule, Tier, TrainingInput } from '@lendline/scoring';
import { InvalidArgumentError } from 'commander';
import { nameList } from '../name-list.ts';

export function numberValue(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('expected a number');
  return value;
}

/** A day as 2026-01-31, kept as text. */
export function dayValue(text: string): string {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
  } catch {
    throw new InvalidArgumentError('expected a day as 2026-01-31');
  }
}

/** `A:0.02,B:0.05,C`: risk grades by PD, best first. */
export function tierList(text: string): Tier[] {
  const tiers = nameList(text).map((part): Tier => {
    const [name, limit] = part.split(':');
    return { name: name!, pdBelow: limit === undefined ? null : numberValue(limit) };
  });
  const limits = tiers.slice(0, -1).map(({ pdBelow }) => pdBelow ?? Number.NaN);
  const rising = limits.every((limit, index) => limit > (limits[index - 1] ?? 0) && limit < 1);
  if (!rising || tiers.at(-1)?.pdBelow !== null) {
    throw new InvalidArgumentError('expected rising PDs and a last tier without one, such as A:0.02,B:0.05,C');
  }
  return tiers;
}

/** `income:down,late:up`: which way risk goes with a number. */
export function directionList(text: string): NonNullable<TrainingInput['monotone']> {
  const ways = { up: 1, down: -1 } as const;
  return Object.fromEntries(
    nameList(text).map((part) => {
      const at = part.lastIndexOf(':');
      const way = ways[part.slice(at + 1) as keyof typeof ways];
      if (at < 1 || way === undefined) {
        throw new InvalidArgumentError('expected columns with up (risk rises) or down, such as income:down,late:up');
      }
      return [part.slice(0, at), way];
    }),
  );
}

/** `score=-9|-8,age=`: codes of columns that are no amounts; nothing behind the sign says that there are none. */
export function codeList(text: string): NonNullable<TrainingInput['specials']> {
  return Object.fromEntries(
    nameList(text).map((part) => {
      const at = part.lastIndexOf('=');
      if (at < 1) throw new InvalidArgumentError('expected columns with their codes, such as score=-9|-8,age=');
      const codes = part.slice(at + 1).split('|');
      return [part.slice(0, at), codes.filter((code) => code !== '').map(numberValue)];
    }),
  );
}

/** `reweighting`, `fuzzy`, or `parcelling:2` with how much worse refused people are taken to be. */
export function rejectRule(text: string): RejectRule {
  const [method, factor = '1'] = text.split(':');
  const prudence = numberValue(factor);
  const isKnown = method === 'reweighting' || method === 'fuzzy' || method === 'parcelling';
  if (!isKnown || prudence < 1 || (method === 'parcelling') !== text.includes(':')) {
    throw new InvalidArgumentError(
      'expected reweighting, fuzzy, or parcelling with a factor of 1 or more (parcelling:2)',
    );
  }
  return { method, prudence };
}

const profitExample = 'CNY,principal=1000,margin=0.12,loss=0.65,per-applicant=0.50,per-loan=2';

/** A currency and what a loan of it brings and costs; shares of the principal, amounts in the currency. */
export function profitValue(text: string): ProfitAssumptions {
  const [currency = '', ...parts] = nameList(text);
  const given = new Map(
    parts.map((part): [string, string] => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  );
  const names = ['principal', 'margin', 'loss', 'per-applicant', 'per-loan'];
  const isWhole = ['principal', 'margin', 'loss'].every((name) => given.has(name));
  if (!isCurrency(currency) || !isWhole || [...given.keys()].some((name) => !names.includes(name))) {
    throw new InvalidArgumentError(`expected a currency, principal, margin and loss, such as ${profitExample}`);
  }
  const amount = (name: string) => {
    const read = parseDecimal(given.get(name) ?? '0', currency);
    if (!read.ok || read.value.amount < 0n) throw new InvalidArgumentError(`${name} is no amount of ${currency}`);
    return money(read.value.amount, currency);
  };
  const share = (name: string): number => {
    const value = numberValue(given.get(name)!);
    if (value < 0 || value > 10) throw new InvalidArgumentError(`${name} is a share of the principal, such as 0.12`);
    return Math.round(value * 1e6);
  };
  return {
    principal: amount('principal'),
    margin_ppm: share('margin'),
    lossGivenDefault_ppm: share('loss'),
    costPerApplicant: amount('per-applicant'),
    costPerLoan: amount('per-loan'),
  };
}
