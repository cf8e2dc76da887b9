import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { Actor, Command } from '../common/request.decorators.js';
import { AccountDto, AccountListQuery, AddAccountDto, ChangeAccountDto } from './accounts.dto.js';
import { AccountsService } from './accounts.service.js';

@ApiTags('accounts')
@Controller('accounts')
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  /** 账号名册，例如按角色查找考察组成员 */
  @Get()
  @Can('read:account')
  @ApiOkResponse({ type: [AccountDto] })
  list(@Query() query: AccountListQuery): Promise<AccountDto[]> {
    return this.accounts.list(query);
  }

  @Post()
  @Can('manage:account')
  @ApiCreatedResponse({ type: AccountDto })
  add(@Body() body: AddAccountDto, @Actor() actor: ActorRef, @Command() command: CommandKey): Promise<AccountDto> {
    return this.accounts.add(body, actor, command);
  }

  /** 停用、恢复、调整角色、重置密码；本人的登录随即失效 */
  @Patch(':id')
  @Can('manage:account')
  @ApiOkResponse({ type: AccountDto })
  change(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeAccountDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<AccountDto> {
    return this.accounts.change(id, body, actor, command);
  }
}
