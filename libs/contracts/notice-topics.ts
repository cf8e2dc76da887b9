import { TOPIC_TEXTS, type Topic } from '#domain/texts/topics.js';

export { TOPIC_TEXTS, TOPICS, type Topic } from '#domain/texts/topics.js';

/** How somebody is told: only in the inbox, also by mail, or by one mail a day with all of them. */
export const WAYS = ['here', 'mail', 'daily'] as const;
export type Way = (typeof WAYS)[number];
/** Of who has said nothing else. */
export const USUAL_WAY: Way = 'mail';

const REMINDERS = /^case\.(dueSoon|overdue|escalated|reminded)/;
const BY_NOUN: Readonly<Record<string, Topic>> = {
  delegation: 'case',
  draw: 'review',
  webhook: 'system',
  file: 'case',
  announcement: 'decision',
  base: 'decision',
  reconsideration: 'objection',
  plaque: 'letter',
  campaign: 'evaluation',
  rectification: 'evaluation',
};

/** @param template key of the notice texts */
export function topicOf(template: string): Topic {
  if (REMINDERS.test(template)) return 'reminder';
  const noun = template.split('.')[0] as string;
  return BY_NOUN[noun] ?? (noun in TOPIC_TEXTS ? (noun as Topic) : 'case');
}
