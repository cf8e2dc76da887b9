import Sequencer from '@jest/test-sequencer';

/** What takes more than a minute by itself: begun last, it would run alone while the other cores stand still. */
const LONG = [
  'fuzz/schemathesis',
  'e2e/places',
  'bench/bench',
  'laws/quality',
  'e2e/markup',
  'e2e/course',
  'e2e/commission',
  'start/start',
  'e2e/office',
  'crash/crash',
  'e2e/life',
  'e2e/desks',
  'e2e/support',
  'e2e/reviewer',
  'demo/demo',
  'e2e/own-account',
  'integration/objections/objections',
  'e2e/dossier',
  'workflows/recovery',
  'e2e/own-acts',
  'concurrency/withdrawal',
  'e2e/kept',
  'workflows/operator',
  'e2e/offered',
  'workflows/reminders',
  'workflows/long-life',
  'integration/accounts/passwords',
  'frame/cli',
  'e2e/entry',
  'crash/links/links',
  'integration/api/own-objects',
  'integration/accounts/second-wall',
  'concurrency/objections',
  'integration/reviews/draw',
  'integration/api/permissions',
  'replay/replay',
  'integration/reviews/canary',
  'concurrency/orders',
  'integration/files/resumed',
  'concurrency/meeting',
  'e2e/acts',
  'integration/reviews/blindness',
  'e2e/applicant',
  'frame/stack',
  'workflows/campaign-recovery',
  'integration/bulk/bulk',
  'crash/disk/full-server',
  'demo/populate',
];

/** Where no run before has told how long each test takes, as on a fresh clone, the long ones come first; else Jest knows better. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    const rank = ({ path }) => {
      const found = LONG.findIndex((name) => path.endsWith(`/test/${name}.spec.ts`));
      return found === -1 ? LONG.length : found;
    };
    return sorted.sort((one, other) => rank(one) - rank(other));
  }
}
