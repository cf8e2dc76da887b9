import { ValidateBy } from 'class-validator';
import { isBlank } from '#domain/common/blank.js';

/** Text with at least one sign that can be seen: a reason of blanks gives none. */
export const IsNotBlank = () =>
  ValidateBy({
    name: 'isNotBlank',
    validator: {
      validate: (value) => typeof value === 'string' && !isBlank(value),
      defaultMessage: () => 'must not be blank',
    },
  });
