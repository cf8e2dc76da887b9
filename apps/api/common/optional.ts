import { ValidateIf } from 'class-validator';

/** The field may be left out. Unlike class-validator's IsOptional it lets no null in. */
export const Optional = () => ValidateIf((_, value) => value !== undefined);
