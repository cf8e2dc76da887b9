import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { Optional } from './optional.js';

/** Asked of whoever gives somebody the role of a recommender. */
export const UnitOfRecommender = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      format: 'uuid',
      description: '推荐人员所属推荐单位 / unit for which a recommender recommends',
    }),
    Optional(),
    IsUUID(),
  );
