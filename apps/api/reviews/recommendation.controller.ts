import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { DecisionResultDto } from '../cases/cases.dto.js';
import { Can } from '../common/can.js';
import { DecisionsService } from '../common/decisions.service.js';
import { Actor, Command } from '../common/request.decorators.js';
import { Optional } from '../common/optional.js';

export class RecommendDto {
  @ApiProperty({ description: '是否推荐 / recommended or not' })
  @IsBoolean()
  recommended: boolean;

  @ApiProperty({ minLength: 1, maxLength: 2000, example: '合作基础扎实，同意推荐。' })
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  opinion: string;

  @ApiPropertyOptional({
    minimum: 1,
    maximum: 1000,
    description: '在本单位推荐中的排序 / place in the unit’s own ranking',
  })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(1000)
  ranking?: number;
}

/** 推荐单位意见，指南要求推荐时才有 */
@ApiTags('recommendation')
@Controller('cases/:id')
export class RecommendationController {
  constructor(private readonly decisions: DecisionsService) {}

  @Post('recommendation')
  @HttpCode(200)
  @Can('recommend:case')
  @ApiOkResponse({ type: DecisionResultDto })
  recommend(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecommendDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DecisionResultDto> {
    return this.decisions.decide(id, body.recommended ? 'recommend' : 'notRecommend', body, actor, command);
  }
}
