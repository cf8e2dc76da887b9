import { ApiProperty } from '@nestjs/swagger';
import { PERMISSIONS, type Permission } from '#contracts/permissions.js';

export class PermissionRuleDto {
  @ApiProperty({ enum: Object.keys(PERMISSIONS), example: 'withdraw:case' }) permission: Permission;
  @ApiProperty({ example: 'withdraw' }) action: string;
  @ApiProperty({ example: 'case' }) subject: string;

  @ApiProperty({
    nullable: true,
    type: Object,
    additionalProperties: true,
    example: { organisationId: '018f4e2a-0000-7000-8000-000000000000' },
    description:
      '对象须符合的条件，空表示任何对象 / what the object has to be, as a query of MongoDB; null: every object',
  })
  conditions: Record<string, unknown> | null;
}
