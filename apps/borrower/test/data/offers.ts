import type { InstalmentView, Offer } from '@lendline/applications/contract';
import type { DecisionForBorrower, MenuCell } from '@lendline/decisions/contract';
import type { WireMoney } from '@lendline/kernel';

/** Minor units as money on the wire, in the currency of the made-up lender. */
export function wire(minor: number): WireMoney {
  return { amount: String(Math.round(minor)), currency: 'CNY' };
}

const nominal_ppm = 180_000;
const cap_ppm = 240_000;
const effective_ppm = Math.round(((1 + nominal_ppm / 12e6) ** 12 - 1) * 1e6);

function annuity(principal: number, n: number): number {
  const rate = nominal_ppm / 12e6;
  return Math.ceil((principal * rate) / (1 - (1 + rate) ** -n));
}

function cellOf(yuan: number, instalments: number): MenuCell {
  const instalment = annuity(yuan * 100, instalments);
  return {
    amount: wire(yuan * 100),
    instalments,
    every: { count: 1, unit: 'months' },
    rate_ppm: nominal_ppm,
    fee_ppm: 0,
    duty_ppm: 0,
    pd: 0.04,
    breakEven_ppm: 139_000,
    cap_ppm,
    apr: { nominal_ppm, effective_ppm },
    instalment: wire(instalment),
    lastInstalment: wire(instalment),
    totalRepayable: wire(instalment * instalments),
  };
}

export const menu: readonly MenuCell[] = [1000, 1500, 2000, 3000, 4000].flatMap((yuan) =>
  (yuan <= 1000 ? [3] : [3, 6]).map((months) => cellOf(yuan, months)),
);

function dueOn(months: number): string {
  const today = new Date();
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + months, 15)).toISOString().slice(0, 10);
}

/** The offer that a choice comes to: dates and amounts that add up. */
export function offerOf(amount: WireMoney, instalments: number, readingSeconds: number): Offer {
  const cell = menu.find((one) => one.amount.amount === amount.amount && one.instalments === instalments)!;
  let balance = Number(cell.amount.amount);
  const schedule = Array.from({ length: instalments }, (_, index): InstalmentView => {
    const interest = Math.round((balance * nominal_ppm) / 12e6);
    const principal = index === instalments - 1 ? balance : Number(cell.instalment.amount) - interest;
    balance -= principal;
    return {
      n: index + 1,
      due: dueOn(index + 1),
      principal: wire(principal),
      interest: wire(interest),
      fees: wire(0),
      dueTotal: wire(principal + interest),
      balance: wire(balance),
    };
  });
  const total = schedule.reduce((sum, { dueTotal }) => sum + Number(dueTotal.amount), 0);
  return {
    cell,
    schedule,
    cost: {
      amount: cell.amount,
      received: cell.amount,
      interest: wire(total - Number(cell.amount.amount)),
      fees: wire(0),
      duty: wire(0),
      totalRepayable: wire(total),
      apr: { nominal_ppm, effective_ppm, method: 'IRR' },
      cap_ppm,
      lateCost: {
        'zh-CN': '逾期不收罚息和违约金；未还本金按原利率计息，逾期满 90 天停止计息。',
        en: 'No late fees and no penalty rate; unpaid principal goes on at the agreed rate and stops after 90 days late.',
      },
      readingSeconds,
      openedAt: null,
    },
    costConfirmedAt: null,
  };
}

export function decline(): DecisionForBorrower {
  return {
    id: 'decision_1',
    outcome: 'decline',
    limit: null,
    menu: [],
    reasons: [
      {
        code: 'tenure-short',
        text: {
          'zh-CN': '这个号码使用还不满三个月。继续使用，到下面的日期后再申请。',
          en: 'You have had this number for less than three months. Keep it, and apply again from the date below.',
        },
      },
      {
        code: 'income-unproved',
        text: {
          'zh-CN': '没有看到能证明收入的资料。补充最近的支付流水会有帮助。',
          en: 'We saw nothing that proves an income. A recent payment statement would help.',
        },
      },
    ],
    comeBackOn: dueOn(2),
    simulated: true,
  };
}
