import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { Actor, Command } from '../common/request.decorators.js';
import * as dto from './dossiers.dto.js';
import { DossiersService } from './dossiers.service.js';
import { SubmissionService } from './submission.service.js';

@ApiTags('dossiers')
@Controller('dossiers')
export class DossiersController {
  constructor(
    private readonly dossiers: DossiersService,
    private readonly submissions: SubmissionService,
  ) {}

  /** 新建申报书草稿 */
  @Post()
  @Can('draft:dossier')
  @ApiCreatedResponse({ type: dto.DossierDto })
  create(@Body() body: dto.CreateDossierDto, @Actor() actor: ActorRef, @Command() command: CommandKey) {
    return this.dossiers.create(body, actor, command);
  }

  /** 本单位的申报书；办理人员所见为已提交的 */
  @Get()
  @Can('read:dossier')
  @ApiOkResponse({ type: [dto.DossierDto] })
  list(@Query() query: dto.DossierListQuery, @Actor() actor: ActorRef): Promise<dto.DossierDto[]> {
    return this.dossiers.list(query, actor);
  }

  @Get(':id')
  @Can('read:dossier')
  @ApiOkResponse({ type: dto.DossierDetailDto })
  get(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { revision }: dto.RevisionQuery,
    @Actor() actor: ActorRef,
  ): Promise<dto.DossierDetailDto> {
    return this.dossiers.detail(id, revision, actor);
  }

  /** 删除从未提交过的草稿 */
  @Delete(':id')
  @HttpCode(204)
  @Can('draft:dossier')
  @ApiNoContentResponse()
  remove(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef, @Command() command: CommandKey) {
    return this.dossiers.remove(id, actor, command);
  }

  /** 以往期申报书为底稿新建；承诺书须重新签署 */
  @Post(':id/clone')
  @Can('draft:dossier')
  @ApiCreatedResponse({ type: dto.DossierDto })
  clone(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: dto.CloneDossierDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<dto.DossierDto> {
    return this.dossiers.clone(id, body, actor, command);
  }

  /** 提交并取得回执；重复提交得到同一回执 */
  @Post(':id/submission')
  @HttpCode(200)
  @Can('submit:dossier')
  @ApiOkResponse({ type: dto.ReceiptDto })
  submit(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef, @Command() command: CommandKey) {
    return this.submissions.submit(id, actor, command);
  }

  /** 最近一次提交的回执 */
  @Get(':id/submission')
  @Can('read:dossier')
  @ApiOkResponse({ type: dto.ReceiptDto })
  receipt(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<dto.ReceiptDto> {
    return this.submissions.receipt(id, actor);
  }
}
