import type { LocalText } from '@lendline/kernel';
import { problemsOf } from '@lendline/kernel';

const again: LocalText = {
  'zh-CN': '请上传 lendline train 写出的 model.json。',
  en: 'Register the model.json that `lendline train` wrote.',
};

export const problem = problemsOf({
  'models.not-a-model': {
    status: 422,
    text: { 'zh-CN': `这不是模型文件。${again['zh-CN']}`, en: `This is no model document. ${again.en}` },
  },
  'models.newer-version': {
    status: 422,
    text: {
      'zh-CN': '该模型由更新版本的 Lendline 写出，请先升级。',
      en: 'This model was written by a later Lendline; upgrade first.',
    },
  },
  'models.damaged': {
    status: 422,
    text: {
      'zh-CN': `模型文件不完整或被修改过，无法评分。${again['zh-CN']}`,
      en: `The model document is damaged or was edited and cannot score. ${again.en}`,
    },
  },
  'models.reads-events': {
    status: 422,
    text: {
      'zh-CN':
        '该模型读取原始记录的先后顺序，而这里的决定只提供特征值。请不带 --events 重新训练后登记，或用 lendline score 在文件上评分。',
      en: 'This model reads raw records in their order, and decisions here hand over features alone. Train without --events to register, or score files with lendline score.',
    },
  },
  'models.not-its-card': {
    status: 422,
    text: {
      'zh-CN': '训练卡不是这个模型的（文件哈希或数据哈希不符）。请一并上传同一次训练写出的文件。',
      en: 'The training card is not this model’s (document or data hash differ). Register files of one run together.',
    },
  },
  'models.not-its-reference': {
    status: 422,
    text: {
      'zh-CN': '漂移基准不是这个模型的。请一并上传同一次训练写出的文件。',
      en: 'The drift reference is not this model’s. Register files of one run together.',
    },
  },
  'models.role-not-allowed': {
    status: 409,
    text: {
      'zh-CN': '模型不能从“{from}”变为“{to}”。',
      en: 'A model cannot go from {from} to {to}.',
    },
  },
  'models.role-held': {
    status: 409,
    text: { 'zh-CN': '模型已经是“{role}”。', en: 'The model is {role} already.' },
  },
  'models.not-its-segment': {
    status: 409,
    text: {
      'zh-CN': '模型不用于客群“{segment}”。',
      en: 'The model is not for the segment {segment}.',
    },
  },
  'models.request-waiting': {
    status: 409,
    text: {
      'zh-CN': '该模型已有一项角色申请在等待复核，请先处理。',
      en: 'A role of this model waits for a second person already. Decide about that first.',
    },
  },
  'models.same-person': {
    status: 403,
    text: {
      'zh-CN': '申请人和登记模型的人不能自己复核，请由另一位同事处理。',
      en: 'Whoever asked, or registered the model, cannot approve it. Ask a second person.',
    },
  },
  'models.request-decided': {
    status: 409,
    text: { 'zh-CN': '该申请已处理（{state}）。', en: 'This request was decided already ({state}).' },
  },
  'models.nothing-to-roll-back': {
    status: 409,
    text: {
      'zh-CN': '客群“{segment}”没有可以恢复的上一个冠军模型。',
      en: 'The segment {segment} has no earlier champion that could come back.',
    },
  },
  'models.no-champion': {
    status: 409,
    text: {
      'zh-CN': '客群“{segment}”没有在用的评分模型。请登记模型并设为冠军模型。',
      en: 'No model is champion for the segment {segment}. Register one and make it champion.',
    },
  },
  'models.champion-withdrawn': {
    status: 409,
    text: {
      'zh-CN': '客群“{segment}”的模型“{model}”已撤回，不再评分。请恢复上一个冠军模型或批准新模型。',
      en: 'The model {model} of the segment {segment} was withdrawn and scores no more. Roll back, or approve another.',
    },
  },
  'models.values-missing': {
    status: 422,
    text: {
      'zh-CN': '模型需要的特征没有给出：{features}。没有记录的特征应给空值。',
      en: 'The model reads features that were not given: {features}. One without records is given as null.',
    },
  },
  'models.run-waiting': {
    status: 409,
    text: {
      'zh-CN': '该客群已有一次训练在进行，请等待结束。',
      en: 'A training run of this segment has not ended yet. Wait for it.',
    },
  },
  'models.run-ended': {
    status: 409,
    text: {
      'zh-CN': '这次训练已经结束（{state}），无法停止。',
      en: 'This run has ended already ({state}) and cannot be stopped.',
    },
  },
  'models.not-reproducible': {
    status: 409,
    text: {
      'zh-CN': '该模型不是在这里训练的，没有可重现的训练数据。请用 lendline train 和原始文件重训。',
      en: 'This model was not trained here, so its rows are not at hand. Train it again with lendline train and its file.',
    },
  },
  'models.same-holder': {
    status: 409,
    text: {
      'zh-CN': '开发和评审不能由同一人负责。',
      en: 'Development and review cannot be held by the same person.',
    },
  },
});
