import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { ReasonTextDto } from '../cases/outcome.dto.js';
import { PageQuery } from '../common/page.js';

const SEATS = ['expert', 'officer'] as const;

export class VisitCandidatesQuery extends PageQuery {
  @ApiProperty({ enum: SEATS, description: '考察专家或工作人员 / as an expert or as an officer' })
  @IsIn(SEATS)
  as: (typeof SEATS)[number];
}

export class VisitCandidateDto {
  @ApiProperty({ format: 'uuid' }) accountId: string;
  @ApiProperty({ example: '张教授（评审专家）' }) displayName: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '北京大学',
    description: '所在单位 / employer, where it is known',
  })
  institution: string | null;
  @ApiProperty({ type: [ReasonTextDto], description: '应当回避的情形，没有则为空 / what keeps him from this case' })
  avoidances: ReasonTextDto[];
}
