import { ValidateBy } from 'class-validator';
import { isCalendarDate } from '#domain/common/calendar-date.js';

/** A day that exists, YYYY-MM-DD. */
export const IsCalendarDate = () =>
  ValidateBy({
    name: 'isCalendarDate',
    validator: { validate: isCalendarDate, defaultMessage: () => 'must be a day that exists, YYYY-MM-DD' },
  });
