import type { BaseType } from '#domain/measures/vocabulary.js';
import type { Chance } from './chance.js';

/** Ways in which a case can go. */
export const STORIES = [
  'accredited',
  'corrected',
  'declined',
  'extended',
  'voided',
  'withdrawn',
  'refused',
  'failedReview',
  'concludedAnew',
] as const;
export type Story = (typeof STORIES)[number];

const WITHDRAWS_AT = ['underFormalCheck', 'underDraw', 'underExpertReview', 'underOnsiteAssessment'] as const;
const TYPES: readonly BaseType[] = ['park', 'research', 'platform', 'enterprise'];

/** What is going to happen to one case: all of it follows from the seed and the case's number. */
export interface Plan {
  readonly number: number;
  readonly type: BaseType;
  readonly story: Story;
  /** About which the panel's scores lie. */
  readonly score: number;
  readonly withdrawsAt: (typeof WITHDRAWS_AT)[number];
}

/** Does the case end before anybody decides on it? */
export function isShort({ story }: Plan): boolean {
  return story === 'withdrawn' || story === 'refused' || story === 'failedReview';
}

/** Every story at least once where there are as many cases; then by chance. */
export function plansOf(chance: Chance, count: number): Plan[] {
  return Array.from({ length: count }, (_, number) => plan(chance, number));
}

function plan(chance: Chance, number: number): Plan {
  const story = STORIES[number] ?? chance.one(STORIES, 'story', number);
  return {
    number,
    // What is to be corrected is a park's.
    type: story === 'corrected' ? 'park' : (TYPES[number % TYPES.length] as BaseType),
    story,
    score: Math.round(chance.between(80, 95, 'score', number)),
    withdrawsAt: chance.one(WITHDRAWS_AT, 'withdrawal', number),
  };
}
