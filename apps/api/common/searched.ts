import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { MaxLength } from 'class-validator';
import { IsNotBlank } from './not-blank.validator.js';
import { IsOneLine } from './one-line.validator.js';
import { Optional } from './optional.js';

const LONGEST = 100;

/** Part of what somebody is looked for by. @param what is looked through, in both languages */
export const Searched = (what: string, example: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ minLength: 1, maxLength: LONGEST, example, description: what }),
    Optional(),
    // Blanks around it come along where it is copied.
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    IsNotBlank(),
    IsOneLine(),
    MaxLength(LONGEST),
  );
