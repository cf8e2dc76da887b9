import { nextDigestAt } from './digest-time.js';

describe('the daily mail', () => {
  it.each([
    ['2026-11-20T23:59:59.999Z', '2026-11-21T00:00:00.000Z'],
    ['2026-11-21T00:00:00.000Z', '2026-11-22T00:00:00.000Z'],
    ['2026-11-21T15:00:00.000Z', '2026-11-22T00:00:00.000Z'],
    ['2026-11-21T17:00:00.000Z', '2026-11-22T00:00:00.000Z'],
  ])('at eight in Beijing: after %s it is %s', (now, next) => {
    expect(nextDigestAt(new Date(now), 8).toISOString()).toBe(next);
  });
});
