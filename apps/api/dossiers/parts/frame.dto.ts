/** What every part and every row has. */
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, Equals, IsArray, IsUUID, ValidateIf } from 'class-validator';
import type { EvidencedPart, Part, Row } from '#domain/dossier/parts.js';
import { PART_SCHEMA_VERSION } from '#domain/dossier/parts.js';
import { MAX_EVIDENCE } from '#domain/dossier/specs/spec.js';

const present = ValidateIf((_object, value) => value !== undefined);
const FILE = '0198f2c4-7c1e-7a3b-9d52-3f6a1c0b7e21';

export abstract class PartDto implements Part {
  @ApiPropertyOptional({
    type: 'integer',
    enum: [PART_SCHEMA_VERSION],
    example: PART_SCHEMA_VERSION,
    description: '结构版本，可省略 — version of the shape, may be left out',
  })
  @present
  @Equals(PART_SCHEMA_VERSION)
  schemaVersion: number;
}

export abstract class EvidencedPartDto extends PartDto implements EvidencedPart {
  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    maxItems: MAX_EVIDENCE,
    uniqueItems: true,
    example: [FILE],
    description: '佐证材料（文件编号） — evidence (file ids)',
  })
  @present
  @IsArray()
  @ArrayMaxSize(MAX_EVIDENCE)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  evidence?: string[];
}

export abstract class RowDto implements Row {
  @ApiPropertyOptional({
    type: 'string',
    format: 'uuid',
    example: '0198f2c4-7c1e-7a3b-9d52-3f6a1c0b7e22',
    description:
      '行编号；新行可省略，由系统给出，以后保持不变 — id of the row; given by the system to a new row, kept from then on',
  })
  @present
  @IsUUID()
  id: string;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    maxItems: MAX_EVIDENCE,
    uniqueItems: true,
    example: [FILE],
    description: '佐证材料（文件编号）；没有佐证的行不计入 — evidence (file ids); a row without evidence counts 0',
  })
  @present
  @IsArray()
  @ArrayMaxSize(MAX_EVIDENCE)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  evidence: string[];
}
