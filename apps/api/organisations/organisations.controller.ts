import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { PageQuery } from '../common/page.js';
import { Actor, Command } from '../common/request.decorators.js';
import { AddOrganisationDto, OrganisationDto, UsccOverrideDto } from './organisations.dto.js';
import { OrganisationsService } from './organisations.service.js';

@ApiTags('organisations')
@Controller('organisations')
export class OrganisationsController {
  constructor(private readonly organisations: OrganisationsService) {}

  @Get()
  @Can('list:organisation')
  @ApiOkResponse({ type: [OrganisationDto] })
  list(@Query() query: PageQuery): Promise<OrganisationDto[]> {
    return this.organisations.list(query);
  }

  /** 登记单位；校验位不符的代码可以登记，提交申报书前须由受理人员核验 */
  @Post()
  @Can('add:organisation')
  @ApiCreatedResponse({ type: OrganisationDto })
  add(
    @Body() body: AddOrganisationDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<OrganisationDto> {
    return this.organisations.add(body, actor, command);
  }

  @Get(':id')
  @Can('read:organisation')
  @ApiOkResponse({ type: OrganisationDto })
  get(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<OrganisationDto> {
    return this.organisations.detail(id, actor);
  }

  /** 校验位不符但与证照一致的信用代码，由受理人员凭证照扫描件核验放行 */
  @Put(':id/uscc-override')
  @Can('override:uscc')
  @ApiOkResponse({ type: OrganisationDto })
  overrideUscc(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UsccOverrideDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<OrganisationDto> {
    return this.organisations.overrideUscc(id, body, actor, command);
  }
}
