import { problemsOf } from '@lendline/kernel';

export const problem = problemsOf({
  'decisions.wrong-currency': {
    status: 422,
    text: {
      'zh-CN': '本机构以 {lends} 放款，不能按 {asked} 申请。',
      en: 'Loans here are in {lends}; an amount in {asked} cannot be asked for.',
    },
  },
  'decisions.strategy-unusable': {
    status: 503,
    text: {
      'zh-CN': '第 {number} 版策略在当前版本的 Lendline 中无法执行（{codes}）。请回滚，或修改后重新发布。',
      en: 'Version {number} of the strategy cannot run on this Lendline ({codes}). Roll back, or release a corrected one.',
    },
  },
  'decisions.strategy-changed': {
    status: 409,
    text: {
      'zh-CN': '在您编辑期间，{by} 已保存第 {revision} 稿。您的修改没有写入：请比较后再保存，或另存为新草稿。',
      en: '{by} saved revision {revision} while you were editing. Yours was not written: compare and save again, or save it as a draft of its own.',
    },
  },
  'decisions.strategy-not-draft': {
    status: 409,
    text: {
      'zh-CN': '该版本的状态是“{state}”，只有草稿可以修改。请退回草稿，或以它为基础新建草稿。',
      en: 'This version is {state}, and only a draft can be edited. Reopen it, or begin a draft from it.',
    },
  },
  'decisions.strategy-faulty': {
    status: 422,
    text: {
      'zh-CN': '策略有 {count} 处问题（{codes}），只能保存为草稿。请先按提示修正。',
      en: 'The strategy has {count} faults ({codes}) and can only be kept as a draft. Correct them first.',
    },
  },
  'decisions.document-too-large': {
    status: 422,
    text: {
      'zh-CN': '策略文件超过 {most} KB。请拆成子图或删去不用的行。',
      en: 'The document is larger than {most} KB. Take out rows that are not needed.',
    },
  },
  'decisions.models-silent': {
    status: 503,
    text: {
      'zh-CN': '策略指定了模型，但目前无法确认模型是否可用。请稍后再送审。',
      en: 'The strategy names models, and whether they may be used cannot be asked just now. Send it again later.',
    },
  },
  'decisions.step-not-allowed': {
    status: 409,
    text: {
      'zh-CN': '策略不能从“{from}”变为“{to}”。',
      en: 'A strategy cannot go from {from} to {to}.',
    },
  },
  'decisions.same-person': {
    status: 403,
    text: {
      'zh-CN': '编写或送审过该版本的人不能复核，请由另一位同事处理。',
      en: 'Whoever wrote any of it, or sent it, cannot review it. Ask a second person.',
    },
  },
  'decisions.not-approved': {
    status: 409,
    text: {
      'zh-CN': '只有复核通过的版本可以发布（当前：{state}）。',
      en: 'Only an approved version can be released; this one is {state}.',
    },
  },
  'decisions.not-promoted': {
    status: 409,
    text: {
      'zh-CN': '发布到“{environment}”之前，该版本须先在“{after}”环境正式使用过。',
      en: 'Before it is released to {environment}, a version must have been live in {after}.',
    },
  },
  'decisions.share-of-canary': {
    status: 422,
    text: {
      'zh-CN': '灰度发布需要占比（大于 0、小于 100%）；其他发布不能带占比。',
      en: 'A canary needs its share of the lines, above 0 and below 100 %; other releases take none.',
    },
  },
  'decisions.canary-standing': {
    status: 409,
    text: {
      'zh-CN': '“{environment}”环境已有一个灰度版本，请先结束它。',
      en: 'The environment {environment} has a canary already. End it first.',
    },
  },
  'decisions.live-needs-successor': {
    status: 409,
    text: {
      'zh-CN': '正式版本不能直接下线：请发布另一个版本，或回滚。',
      en: 'The live version cannot be ended by itself: release another one, or roll back.',
    },
  },
  'decisions.nothing-to-roll-back': {
    status: 409,
    text: {
      'zh-CN': '“{environment}”环境没有可以恢复的上一个正式版本。',
      en: 'The environment {environment} has no earlier live version that could come back.',
    },
  },
  'decisions.strategy-unreadable': {
    status: 409,
    text: {
      'zh-CN': '当前版本的 Lendline 无法读取这笔决定当时所用的策略或输入。请用当时的版本重放。',
      en: 'This Lendline cannot read the strategy or the input of that decision any more. Replay it with the version of its day.',
    },
  },
  'decisions.backtest-same': {
    status: 422,
    text: {
      'zh-CN': '两边是同一份策略，没有可比较的内容。请选择两个不同的版本或修订稿。',
      en: 'Both sides are the same document, so there is nothing to compare. Choose two versions, or two revisions of one.',
    },
  },
  'decisions.backtest-days': {
    status: 422,
    text: {
      'zh-CN': '结束日期早于开始日期。请更正日期。',
      en: 'The last day lies before the first. Correct the days.',
    },
  },
  'decisions.backtest-not-done': {
    status: 409,
    text: {
      'zh-CN': '回测还没有结果。请等它完成后再下载。',
      en: 'This backtest has no figures yet. Download them when it is done.',
    },
  },
  'decisions.case-changed': {
    status: 409,
    text: {
      'zh-CN': '在您编辑期间，该用例已被修改或删除。请重新载入后再保存。',
      en: 'The case was changed or removed while you were editing. Load it again, then save.',
    },
  },
  'decisions.case-unreadable': {
    status: 422,
    text: {
      'zh-CN': '输入有误：{field}。请按 lendline decide --help 的格式填写。',
      en: 'The input is not right: {field}. Its form is that of lendline decide --help.',
    },
  },
});
