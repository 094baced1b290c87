import { divide } from '@lendline/kernel';
import { Instalment } from '../life/instalment.ts';
import { minus, onlyPart, sumOf } from '../life/parts.ts';

/** An instalment of a serviced loan: it knows the duty within its fees, and what of it is earned whatever the day. */
export class ServicedInstalment extends Instalment {
  /** Duty within the fees that were not waived. */
  duty = 0n;
  /** Its interest is earned, whatever the day: it moved here from before, or what was not earned was let go. */
  interestIsEarned = false;
  /** Its fees are income, due or not: the loan has ended, or they fell due before they moved here. */
  feesAreEarned = false;

  /** Interest that is owed or was paid: what of the plan was not let go. */
  get interest(): bigint {
    return this.owed.interest - this.waived.interest;
  }

  get fees(): bigint {
    return this.owed.fee - this.waived.fee;
  }

  get penalties(): bigint {
    return this.owed.penalty - this.waived.penalty;
  }

  get paidTotal(): bigint {
    return sumOf(this.paid);
  }

  /** Fees count as income from the due date on, and from the first money that came for them. */
  hasEarnedFees(day: Temporal.PlainDate): boolean {
    return this.feesAreEarned || this.paid.fee > 0n || Temporal.PlainDate.compare(this.due, day) <= 0;
  }

  /** Takes a part out of the fees, with its share of the duty, half-even; answers that share. */
  takeDuty(fee: bigint): bigint {
    const share = this.fees === 0n ? 0n : divide(this.duty * fee, this.fees, 'half-even');
    this.duty -= share;
    return share;
  }

  /** Lets go of interest beyond what was earned; answers what had been paid of it in advance, which is no interest now. */
  forgo(earned: bigint, on: Temporal.PlainDate): bigint {
    this.interestIsEarned = true;
    const inAdvance = this.paid.interest > earned ? this.paid.interest - earned : 0n;
    this.paid = minus(this.paid, onlyPart('interest', inAdvance));
    if (this.interest > earned) this.waive('interest', this.interest - earned, on);
    return inAdvance;
  }
}
