import { ValidateBy } from 'class-validator';

/**
 * A number with so many decimals at most. (class-validator's own check of decimals fails over numbers that JavaScript
 * writes with an exponent, such as 1e-7.)
 */
export const IsDecimal = (places: number) =>
  ValidateBy({
    name: 'isDecimal',
    validator: {
      validate: (value) =>
        typeof value === 'number' && Number.isFinite(value) && Number(value.toFixed(places)) === value,
      defaultMessage: (args) => `${args?.property} must be a number with at most ${places} decimal places`,
    },
  });
