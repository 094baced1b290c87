import type { Problem } from '@lendline/kernel';

/** A part of the app did not arrive. */
export const chunkMissing: Problem = {
  code: 'offline',
  status: 0,
  text: {
    'zh-CN': '网络不通，页面没有加载完整。请检查网络后重试，您填写的内容不会丢失。',
    en: 'There is no connection and this page did not load. Check your network and try again; nothing you entered is lost.',
  },
};
