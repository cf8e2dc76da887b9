import { ValidateBy } from 'class-validator';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/i;

/** An instant takes no more than this. */
export const INSTANT_LENGTH = 40;

/** An instant that exists, as RFC 3339 has it. Other spellings of ISO 8601 are not: PostgreSQL and JavaScript read them differently. */
export const IsInstant = () =>
  ValidateBy({
    name: 'isInstant',
    validator: { validate: isInstant, defaultMessage: () => 'must be an instant, such as 2026-10-15T09:00:00+08:00' },
  });

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
}
