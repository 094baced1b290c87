import { declines, passes, refers, ruleOn } from '../../step.ts';
import { notRun, walkResult, type WalkStep } from './step.ts';

/** Step 4: checks that cost money, asked only about who is still in after step 3. */
export const paidChecks: WalkStep = ({ values }, { checks }) =>
  walkResult([
    ruleOn('paid.multi-lending', ['other_lenders_open', values.other_lenders_open], {
      unknown: refers('multi-lending-silent'),
      known: (lenders) => {
        if (lenders === 'not-run') return notRun(checks.multiLending.required, 'multi-lending-not-run');
        return lenders > checks.multiLending.maxOpenLenders ? declines('many-lenders') : passes;
      },
    }),
    ruleOn('paid.bureau', ['bureau', values.bureau], {
      unknown: refers('bureau-silent'),
      known: (answer) => {
        if (answer === 'not-run') return notRun(checks.bureau.required, 'bureau-not-run');
        // No file is the ordinary case of the people this is for.
        return answer === 'delinquent' ? declines('bureau-delinquent') : passes;
      },
    }),
  ]);
