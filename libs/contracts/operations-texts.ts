import type { LocalizedText } from '#domain/measures/measure.js';

export const QUEUE_NAMES = ['messages', 'decisions', 'notices', 'digests', 'mails', 'events', 'scans'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

/** What waits in a queue, for whoever looks after Guohe. */
export const QUEUE_TEXTS: Readonly<Record<QueueName, LocalizedText>> = {
  messages: { zh: '发往流程引擎的消息', en: 'Messages to the engine of procedures' },
  decisions: { zh: '正在提交的决定', en: 'Decisions being committed' },
  notices: { zh: '尚未转发的通知', en: 'Notices to be passed on' },
  digests: { zh: '到点待发的每日汇总', en: 'Daily mails that are due' },
  mails: { zh: '待发邮件', en: 'Mails to be sent' },
  events: { zh: '待推送的事件', en: 'Events for other systems' },
  scans: { zh: '待查毒的文件', en: 'Files to be looked at for malware' },
};

export const STUCK_REASONS = ['stepFails', 'notRelayed', 'missed'] as const;
export type StuckReason = (typeof STUCK_REASONS)[number];

/** Why a case cannot go on. */
export const STUCK_TEXTS: Readonly<Record<StuckReason, LocalizedText>> = {
  stepFails: {
    zh: '自动步骤屡试屡败，请先排除所示原因，再重试',
    en: 'A step of it keeps failing: mend what it says, then try again',
  },
  notRelayed: {
    zh: '消息送不到流程引擎，请检查流程引擎是否在运行，再重试',
    en: 'A message does not get through to the engine: look whether it runs, then try again',
  },
  missed: {
    zh: '期限已过而流程没有反应，请检查后台服务是否在运行，再重试',
    en: 'Its limit passed and nothing happened: look whether a worker runs, then try again',
  },
};
