import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsUUID } from 'class-validator';

/** UUIDs compare by value: letters are brought to the case in which the record keeps them. */
export const LowerCaseIds = () =>
  Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(lowerCase) : value));
const lowerCase = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);

/** One to `maxItems` persons by their account ids, each once. */
export const AccountIds = (maxItems: number, description: string) =>
  applyDecorators(
    ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems, uniqueItems: true, description }),
    LowerCaseIds(),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(maxItems),
    ArrayUnique(),
    IsUUID(undefined, { each: true }),
  );
