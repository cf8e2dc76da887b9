import { Body, Controller, Get, Headers, Param, ParseUUIDPipe, Put, Query, Res } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiHeader, ApiOkResponse, ApiParam, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { PART_NAMES } from '#domain/measures/vocabulary.js';
import { ApiProblem } from '../common/api-problem.js';
import { Can } from '../common/can.js';
import { IF_MATCH } from '../common/if-match.js';
import { Actor, Command } from '../common/request.decorators.js';
import { PartContentDto, RevisionQuery } from './dossiers.dto.js';
import { PARTS_MODELS } from './parts/part-dtos.js';
import { PartsService } from './parts.service.js';

const PART = { name: 'part', enum: PART_NAMES, description: '申报书的部分 / part of the dossier' };

/** 分部分自动保存，带版本号防止相互覆盖 */
@ApiTags('dossiers')
@ApiExtraModels(...PARTS_MODELS)
@Controller('dossiers/:id/parts')
export class PartsController {
  constructor(private readonly parts: PartsService) {}

  @Get(':part')
  @Can('read:dossier')
  @ApiParam(PART)
  @ApiOkResponse({ type: PartContentDto, headers: { ETag: { schema: { type: 'string', example: '"3"' } } } })
  async get(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('part') part: string,
    @Query() { revision }: RevisionQuery,
    @Actor() actor: ActorRef,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PartContentDto> {
    return withTag(reply, await this.parts.get(id, part, revision, actor));
  }

  /** 整体保存一个部分，可以只填了一半；If-Match 注明所修改的版本 */
  @Put(':part')
  @Can('draft:dossier')
  @ApiParam(PART)
  @ApiHeader(IF_MATCH)
  @ApiBody({ schema: { anyOf: PARTS_MODELS.map((model) => ({ $ref: getSchemaPath(model) })) } })
  @ApiOkResponse({ type: PartContentDto, headers: { ETag: { schema: { type: 'string', example: '"4"' } } } })
  @ApiProblem(428, '缺少 If-Match / If-Match is missing')
  async save(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('part') part: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: unknown,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PartContentDto> {
    return withTag(reply, await this.parts.save(id, part, body, ifMatch, actor, command));
  }
}

function withTag(reply: FastifyReply, content: PartContentDto): PartContentDto {
  void reply.header('ETag', `"${content.version}"`);
  return content;
}
