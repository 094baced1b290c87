import { loanOf } from '../data/loan.ts';
import { type Lender, move } from './lender.ts';

/** Sends the money of a signed application, or holds it, after a while. */
export function payOutSlowly(lender: Lender): void {
  const { until, pace_ms } = lender.temper;
  void until.then(() => setTimeout(() => payOut(lender), pace_ms * 3));
}

function payOut(lender: Lender): void {
  const { holds, dpd, pace_ms } = lender.temper;
  if (holds) {
    move(lender, {
      state: 'held',
      hold: {
        'zh-CN': '运营商没有确认这张 SIM 卡最近是否更换过。',
        en: 'Your phone company did not say whether the SIM of this number was changed lately.',
      },
    });
    return;
  }
  move(lender, { state: 'disbursing' });
  setTimeout(() => {
    const offer = lender.application!.offer!;
    lender.loan = loanOf(offer, { lineId: lender.line.id, dpd });
    move(lender, { state: 'active', loanId: lender.loan.id });
  }, pace_ms * 3);
}
