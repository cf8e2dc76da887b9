import { ValidateBy, type ValidationOptions } from 'class-validator';

/** A name, a number or a place: it stands in a heading, a list or the subject of a mail. */
export const IsOneLine = (options?: ValidationOptions) =>
  ValidateBy(
    {
      name: 'isOneLine',
      validator: {
        validate: (value) => typeof value !== 'string' || !/[\n\r\v\f\u0085\u2028\u2029]/.test(value),
        defaultMessage: () => 'must be a single line',
      },
    },
    options,
  );
