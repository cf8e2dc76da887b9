import { minuteInBeijing, secondInBeijing } from './beijing-time.js';

it('shows an instant as a clock in Beijing does', () => {
  const instant = new Date('2026-11-21T23:05:07Z');
  expect(minuteInBeijing(instant)).toBe('2026-11-22 07:05');
  expect(secondInBeijing(instant)).toBe('2026-11-22 07:05:07');
});
