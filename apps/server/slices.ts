import { applicationsSlice } from '@lendline/applications';
import { consentsSlice } from '@lendline/consents';
import { decisionsSlice } from '@lendline/decisions';
import { featuresSlice } from '@lendline/features';
import { fraudSlice } from '@lendline/fraud';
import { linesSlice } from '@lendline/lines';
import { loansSlice } from '@lendline/loans';
import { messagesSlice } from '@lendline/messages';
import { modelsSlice } from '@lendline/models';
import { paymentsSlice } from '@lendline/payments';
import type { AnySlice } from '@lendline/platform';
import { recordsSlice } from '@lendline/records';
import { staffSlice } from '@lendline/staff';

/** Every slice there is, in the order of the journey. A process runs all of them or some. */
export const allSlices: readonly AnySlice[] = [
  linesSlice,
  consentsSlice,
  recordsSlice,
  featuresSlice,
  modelsSlice,
  fraudSlice,
  decisionsSlice,
  applicationsSlice,
  loansSlice,
  paymentsSlice,
  messagesSlice,
  staffSlice,
];
