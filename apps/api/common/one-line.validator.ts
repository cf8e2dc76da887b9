import { ValidateBy, type ValidationOptions } from 'class-validator';
import { HIDDEN_CHARACTERS } from '#domain/common/hidden-characters.js';

const LINE_BREAKS = /[\n\r\v\f\u0085\u2028\u2029]/;
const HIDDEN = new RegExp(`[${HIDDEN_CHARACTERS}]`, 'u');

/** A name, a number or a place: it stands in a heading, a list or the subject of a mail, and reads as what it is. */
export const IsOneLine =
  (options?: ValidationOptions): PropertyDecorator =>
  (target, property) => {
    IsUnbroken(options)(target, property);
    IsVisible(options)(target, property);
  };

const IsUnbroken = (options?: ValidationOptions) =>
  ValidateBy(
    {
      name: 'isOneLine',
      validator: {
        validate: (value) => typeof value !== 'string' || !LINE_BREAKS.test(value),
        defaultMessage: () => 'must be a single line',
      },
    },
    options,
  );

/** Of a line break the other one tells. */
const IsVisible = (options?: ValidationOptions) =>
  ValidateBy(
    {
      name: 'isVisible',
      validator: {
        validate: (value) => typeof value !== 'string' || LINE_BREAKS.test(value) || !HIDDEN.test(value),
        defaultMessage: () => 'must not hold hidden characters',
      },
    },
    options,
  );
