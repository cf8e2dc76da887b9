import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsUUID, Max, Min } from 'class-validator';
import { Optional } from './optional.js';

export class LimitQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 200,
    default: 50,
    description: '每页条数 / rows a page',
  })
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}

/** Keyset paging: `after` is the id of the last row of the page before. */
export class PageQuery extends LimitQuery {
  @ApiPropertyOptional({ format: 'uuid', description: '上一页最后一条的编号 / id of the last row of the page before' })
  @Optional()
  @IsUUID()
  after?: string;
}
