import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { Optional } from './optional.js';

/** More than anybody saves or hands in. */
export const MOST_SAVES = 999_999_999;

/** Which version somebody has read, 0 for none: what they save goes over that one alone; left out, over whatever is there. */
export function VersionRead(description: string): PropertyDecorator {
  const shape = { minimum: 0, maximum: MOST_SAVES, type: 'integer', example: 0, description } as const;
  return applyDecorators(ApiPropertyOptional(shape), Optional(), IsInt(), Min(0), Max(MOST_SAVES));
}
