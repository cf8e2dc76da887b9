import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import type { CommandKey } from '#contracts/actor.js';
import { OBJECTION_TOKEN_HEADER } from '#contracts/objection-texts.js';
import { Can } from '../common/can.js';
import { ClientKey, Command } from '../common/request.decorators.js';
import { TakesFile } from '../common/takes-file.js';
import {
  FileObjectionDto,
  FileSealedObjectionDto,
  OBJECTION_LENGTHS,
  ObjectionReceiptDto,
  ObjectionStateDto,
} from './objections.dto.js';
import { PublicObjectionsService } from './public-objections.service.js';

const NUMBER = {
  name: 'number',
  schema: { type: 'string', maxLength: OBJECTION_LENGTHS.receiptNumber, example: 'YY-2026-000012' },
} as const;
const TOKEN_HEADER = {
  name: OBJECTION_TOKEN_HEADER,
  required: false,
  description: '提出异议时得到的查询码 / the token of the receipt',
  schema: { type: 'string', maxLength: OBJECTION_LENGTHS.token },
} as const;
/** Whoever objects is not signed in. */
const OF_STRANGERS = { default: { limit: 10, ttl: 60_000 } } as const;

/** 公示期间的异议，无须登录 */
@ApiTags('objections')
@Controller()
export class PublicObjectionsController {
  constructor(private readonly objections: PublicObjectionsService) {}

  @Post('public-notices/:id/objections')
  @Can('file:objection')
  @Throttle(OF_STRANGERS)
  @ApiCreatedResponse({ type: ObjectionReceiptDto })
  file(
    @Param('id', ParseUUIDPipe) caseId: string,
    @Body() body: FileObjectionDto,
    @Command() command: CommandKey,
    @ClientKey() key: string | undefined,
  ): Promise<ObjectionReceiptDto> {
    return this.objections.file(caseId, body, command, key);
  }

  /** 单位提出异议：与盖章的异议书扫描件一并提交 */
  @Post('public-notices/:id/sealed-objections')
  @Can('file:objection')
  @Throttle(OF_STRANGERS)
  @TakesFile('seal', FileSealedObjectionDto)
  @ApiCreatedResponse({ type: ObjectionReceiptDto })
  fileSealed(
    @Param('id', ParseUUIDPipe) caseId: string,
    @Req() request: FastifyRequest,
    @Command() command: CommandKey,
    @ClientKey() key: string | undefined,
  ): Promise<ObjectionReceiptDto> {
    return this.objections.fileSealed(caseId, request, command, key);
  }

  /** 凭回执编号和查询码补交证明材料，处理完毕之前均可，一次一份 */
  @Post('objections/:number/files')
  @HttpCode(200)
  @Can('file:objection')
  @Throttle(OF_STRANGERS)
  @ApiParam(NUMBER)
  @ApiHeader(TOKEN_HEADER)
  @TakesFile()
  @ApiOkResponse({ type: ObjectionStateDto })
  addFile(
    @Param('number') number: string,
    @Req() request: FastifyRequest,
    @Command() command: CommandKey,
  ): Promise<ObjectionStateDto> {
    return this.objections.addFile(number, tokenOf(request), request, command);
  }

  /** 凭回执编号和查询码查询办理情况 */
  @Get('objections/:number')
  @Can('file:objection')
  @ApiParam(NUMBER)
  @ApiHeader(TOKEN_HEADER)
  @ApiOkResponse({ type: ObjectionStateDto })
  look(@Param('number') number: string, @Req() request: FastifyRequest): Promise<ObjectionStateDto> {
    return this.objections.look(number, tokenOf(request));
  }
}

/** Not in the address: addresses are written into the logs of every proxy. */
function tokenOf({ headers }: FastifyRequest): string {
  const token = headers[OBJECTION_TOKEN_HEADER.toLowerCase()];
  return typeof token === 'string' ? token : '';
}
