import type { LocalText } from '@lendline/kernel';
import type { CaseEventKind, CaseState } from '../contract.ts';

/** What staff, alerts and time do to a case. `raise` is a new alert that joins it. */
export type CaseAct = 'raise' | 'assign' | 'note' | 'snooze' | 'wake' | 'merge' | 'absorb' | 'close' | 'reopen';

interface Step {
  readonly to: CaseState;
  readonly event: CaseEventKind;
}

const noted: Readonly<Record<'note', Step>> = { note: { to: 'open', event: 'noted' } };

/** Every state and what can be done in it: what is not here is refused. A merged case goes on in another one for good. */
export const transitions: Readonly<Record<CaseState, Readonly<Partial<Record<CaseAct, Step>>>>> = {
  open: {
    raise: { to: 'open', event: 'alert-joined' },
    assign: { to: 'open', event: 'assigned' },
    ...noted,
    snooze: { to: 'snoozed', event: 'snoozed' },
    merge: { to: 'merged', event: 'merged' },
    absorb: { to: 'open', event: 'merged' },
    close: { to: 'closed', event: 'closed' },
  },
  snoozed: {
    // Something new is what nobody had seen when it was put aside.
    raise: { to: 'open', event: 'alert-joined' },
    assign: { to: 'snoozed', event: 'assigned' },
    note: { to: 'snoozed', event: 'noted' },
    snooze: { to: 'snoozed', event: 'snoozed' },
    wake: { to: 'open', event: 'woken' },
    merge: { to: 'merged', event: 'merged' },
    absorb: { to: 'open', event: 'merged' },
    close: { to: 'closed', event: 'closed' },
  },
  closed: {
    note: { to: 'closed', event: 'noted' },
    reopen: { to: 'open', event: 'reopened' },
  },
  merged: {},
};

export function stepOf(from: CaseState, act: CaseAct): Step | undefined {
  return transitions[from][act];
}

/** What a state is called in a problem's text. */
export const stateNames: Readonly<Record<CaseState, LocalText>> = {
  open: { 'zh-CN': '处理中', en: 'open' },
  snoozed: { 'zh-CN': '已搁置', en: 'put aside' },
  closed: { 'zh-CN': '已关闭', en: 'closed' },
  merged: { 'zh-CN': '已并入其他案件', en: 'merged into another one' },
};
