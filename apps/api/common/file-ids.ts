import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsUUID } from 'class-validator';
import { LowerCaseIds } from './account-ids.js';
import { Optional } from './optional.js';

/** Up to `maxItems` uploaded files by their ids, each once; may be left out. */
export const FileIds = (maxItems: number, description: string) =>
  applyDecorators(
    ApiPropertyOptional({
      type: 'array',
      items: { type: 'string', format: 'uuid' },
      maxItems,
      uniqueItems: true,
      description,
    }),
    Optional(),
    LowerCaseIds(),
    IsArray(),
    ArrayMaxSize(maxItems),
    ArrayUnique(),
    IsUUID(undefined, { each: true }),
  );
