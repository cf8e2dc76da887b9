import { ApiProperty } from '@nestjs/swagger';

const CHECK = ['ok', 'failed'] as const;
export type Check = (typeof CHECK)[number];

export class LivenessDto {
  @ApiProperty({ enum: ['ok'] }) status: 'ok';
}

export class ChecksDto {
  @ApiProperty({ enum: CHECK }) postgres: Check;
  @ApiProperty({ enum: CHECK, description: '数据库结构是最新的 / the schema is current' }) migrations: Check;
  @ApiProperty({ enum: CHECK }) temporal: Check;
  @ApiProperty({ enum: CHECK, description: '有工作进程在取任务 / a worker polls' }) worker: Check;
}

export class ReadinessDto {
  @ApiProperty({ enum: ['ok', 'unavailable'] }) status: 'ok' | 'unavailable';
  @ApiProperty({ type: ChecksDto }) checks: ChecksDto;
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    nullable: true,
    description:
      '办理受阻的事项数；不影响就绪 / cases that cannot go on: a warning, no reason not to be ready; null = not known',
  })
  stuckCases: number | null;
}
