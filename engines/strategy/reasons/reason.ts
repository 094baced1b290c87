import type { LocalText } from '@lendline/kernel';

/**
 * Why an application was not simply granted as asked. `borrower` says it in plain words with what one can do, and may
 * stand in an adverse-action notice; `staff` says what was found. Neither names a third person, a list or a model.
 */
export interface Reason {
  readonly borrower: LocalText;
  readonly staff: LocalText;
}

/** Said whenever a check gave no answer: the borrower did nothing wrong and need do nothing. */
export function silent(what: LocalText): Reason {
  return {
    borrower: {
      'zh-CN': `暂时没有得到${what['zh-CN']}的结果，这不影响您的信用。工作人员会继续处理，您无需操作。`,
      en: `We have no answer yet about ${what.en}. This does not count against you: a person will take it from here, you need do nothing.`,
    },
    staff: {
      'zh-CN': `${what['zh-CN']}：无结果。无结果不等于通过，也不等于不通过。`,
      en: `No answer on ${what.en}. Silence is neither a pass nor a fail.`,
    },
  };
}

/** Where saying more would teach an impostor, the borrower hears only that a person looks. */
export const personLooks: LocalText = {
  'zh-CN': '为了保护您的账户，需要工作人员审核一次，我们会尽快联系您。',
  en: 'To protect you, a person checks this application once. We will contact you soon.',
};
