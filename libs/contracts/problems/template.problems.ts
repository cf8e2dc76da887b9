import type { ProblemText } from './problem-text.js';

/** Templates of letters and mails. */
export const TEMPLATE_PROBLEMS = {
  'template.lacks': {
    status: 422,
    zh: '模板用到了没有的内容“{what}”，请改用列出的内容。',
    en: 'The template names "{what}", which there is not: use the names that are listed.',
  },
  'template.sometimesLacks': {
    status: 422,
    zh: '内容“{what}”不是每件都有，没有的就写不成：请放在条件里，只在有的时候写。',
    en: 'Not every case has "{what}", and nothing could be written about one that has not: put it under a condition.',
  },
  'template.unfit': {
    status: 422,
    zh: '模板有语法错误，无法使用：“{what}”',
    en: 'The template cannot be read: {what}',
  },
  'template.empty': {
    status: 422,
    zh: '模板须有标题（首段）和至少一段正文，以空行分开。',
    en: 'A template has a title, its first paragraph, and a text below it, parted by a blank line.',
  },
  'template.changedSince': {
    status: 409,
    zh: '您修改的是第 {version} 版，其间已有第 {current} 版，没有保存。请先看新的一版，再决定是否改写。',
    en: 'You have changed version {version}; there is a version {current} by now, and nothing was saved. Look at that first.',
  },
  'template.otherEnd': {
    status: 422,
    zh: '这件事项的结果是“{state}”，不写这种通知。',
    en: 'This case has come to "{state}": no such letter is written about it.',
  },
} as const satisfies Record<string, ProblemText>;
