import { loanOf } from '../data/loan.ts';
import { type Lender, move } from './lender.ts';

/** Sends the money of a signed application, or holds it, after a while. */
export function payOutSlowly(lender: Lender): void {
  const { temper } = lender;
  setTimeout(() => {
    if (temper.holds) {
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
      lender.loan = loanOf(offer, { lineId: lender.line.id, dpd: temper.dpd });
      move(lender, { state: 'active', loanId: lender.loan.id });
    }, temper.pace_ms * 3);
  }, temper.pace_ms * 3);
}
