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
  'models.role-not-allowed': {
    status: 409,
    text: {
      'zh-CN': '模型不能从“{from}”变为“{to}”。',
      en: 'A model cannot go from {from} to {to}.',
    },
  },
  'models.no-champion': {
    status: 409,
    text: {
      'zh-CN': '客群“{segment}”没有在用的评分模型。请登记模型并设为冠军模型。',
      en: 'No model is champion for the segment {segment}. Register one and make it champion.',
    },
  },
  'models.values-missing': {
    status: 422,
    text: {
      'zh-CN': '模型需要的特征没有给出：{features}。没有记录的特征应给空值。',
      en: 'The model reads features that were not given: {features}. One without records is given as null.',
    },
  },
});
