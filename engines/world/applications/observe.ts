import { localDay, dateOf } from '../days.ts';
import { hasOwnDocument, type Line, type Person } from '../person.ts';
import type { Population } from '../population.ts';
import type { Entry } from './entries.ts';
import type { HandedInStatement, LineFacts, ObservedApplication } from './observation.ts';
import { registerRows } from './register.ts';
import type { Scatter } from './scatter.ts';

const year_ms = 365 * 86_400_000;
/** How far back a statement goes. */
const reach_days = 180;

/** What a lender sees of a request at its moment. */
export function observe(
  population: Population,
  { who: { person }, act }: Entry,
  { id, scatter }: { readonly id: string; readonly scatter: Scatter },
): ObservedApplication {
  const { at_ms } = act;
  const { country } = population.setting;
  return {
    id,
    at_ms,
    stage: act.stage,
    phone: scatter.phone(person.phone),
    name: person.name,
    idNumber: scatter.idNumber(person.idNumber, person.birthDate),
    birthDate: person.birthDate.toString(),
    requested: { amount: act.amount.toString(), currency: country === 'cn' ? 'CNY' : 'KES' },
    ...scatter.belongings(act.belongings),
    line: lineFacts(person, at_ms),
    statement: statementOf(population, { person, act }),
    queries: registerRows(population, person, { from_ms: at_ms - year_ms, until_ms: at_ms }),
  };
}

function lineFacts(person: Person, at_ms: number): LineFacts {
  const { line } = person;
  return {
    activatedOn: line.activatedOn.toString(),
    contract: line.contract,
    simChangedAt_ms: latest(line.simChanges, at_ms),
    deviceChangedAt_ms: latest(line.deviceChanges, at_ms),
    changedHandsOn: line.recycledOn?.equals(line.activatedOn) ? line.recycledOn.toString() : null,
    forwarding: forwardingAt(line, at_ms),
    nameMatches: person.registeredName === person.name,
    idNumberMatches: hasOwnDocument(person),
  };
}

function forwardingAt({ forwarding, forwardedFrom }: Line, at_ms: number): Line['forwarding'] {
  return forwardedFrom && forwardedFrom.epochMilliseconds > at_ms ? [] : forwarding;
}

function latest(changes: readonly Temporal.Instant[], at_ms: number): number | null {
  return changes.findLast(({ epochMilliseconds }) => epochMilliseconds <= at_ms)?.epochMilliseconds ?? null;
}

function statementOf(
  { setting }: Population,
  { person, act }: { readonly person: Person; readonly act: Entry['act'] },
): HandedInStatement | null {
  if (setting.country !== 'cn' || !act.handsInStatement) return null;
  const until = dateOf(localDay(setting.country, act.at_ms));
  const kind = person.index % 10 < 7 ? 'alipay' : 'wechat';
  return { kind, from: until.subtract({ days: reach_days }).toString(), until: until.toString() };
}
