import { Body, Controller, Get, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { Actor, Command } from '../common/request.decorators.js';
import { DossierPeopleService } from './dossier-people.service.js';
import { DossierPersonDto, GiveDossierRoleDto } from './dossiers.dto.js';

/** 本单位的同事对一份申报书的权限 */
@ApiTags('dossiers')
@Controller('dossiers/:id/people')
export class DossierPeopleController {
  constructor(private readonly people: DossierPeopleService) {}

  @Get()
  @Can('draft:dossier')
  @ApiOkResponse({ type: [DossierPersonDto] })
  list(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<DossierPersonDto[]> {
    return this.people.list(id, actor);
  }

  /** 由负责人设定；单位管理员总是负责人 */
  @Put(':accountId')
  @Can('draft:dossier')
  @ApiOkResponse({ type: [DossierPersonDto] })
  give(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('accountId', ParseUUIDPipe) accountId: string,
    @Body() { role }: GiveDossierRoleDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DossierPersonDto[]> {
    return this.people.give(id, accountId, role, actor, command);
  }
}
