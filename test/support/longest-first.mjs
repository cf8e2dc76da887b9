import Sequencer from '@jest/test-sequencer';

/** What takes more than a minute by itself: begun last, it would run alone while the other cores stand still. */
const LONG = [
  'fuzz/schemathesis',
  'bench/bench',
  'workflows/recovery',
  'workflows/reminders',
  'laws/quality',
  'demo/demo',
  'crash/links/links',
  'start/start',
  'crash/crash',
  'integration/objections/objections',
  'e2e/dossier',
  'e2e/commission',
  'e2e/office',
  'integration/audit/anchors',
  'workflows/operator',
  'workflows/campaign-recovery',
  'e2e/course',
  'e2e/places',
  'e2e/markup',
  'e2e/support',
  'e2e/life',
  'e2e/reviewer',
  'e2e/kept',
  'e2e/lighthouse',
  'integration/bulk/bulk',
  'integration/accounts/second-wall',
  'integration/accounts/passwords',
  'integration/api/own-objects',
  'concurrency/withdrawal',
  'workflows/long-life',
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
