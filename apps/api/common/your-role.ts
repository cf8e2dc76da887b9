import { ApiProperty } from '@nestjs/swagger';
import { DOSSIER_ROLES } from '#domain/people/dossier-roles.js';

/** Of a dossier, or of a case that is about one. */
export const YourRole = (): PropertyDecorator =>
  ApiProperty({
    enum: DOSSIER_ROLES,
    nullable: true,
    example: 'owner',
    description:
      '本人的权限：负责、编辑、查看；不属于该单位的为空 / what one is for it; null for whoever is not of its organisation',
  });
