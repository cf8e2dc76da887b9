import { ValidateBy } from 'class-validator';

/** Text with at least one sign that can be seen: a reason of blanks gives none. */
export const IsNotBlank = () =>
  ValidateBy({
    name: 'isNotBlank',
    validator: {
      validate: (value) => typeof value === 'string' && /[^\s\p{C}]/u.test(value),
      defaultMessage: () => 'must not be blank',
    },
  });
