import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { DecisionResultDto } from '../cases/cases.dto.js';
import { Can } from '../common/can.js';
import { Actor, Command } from '../common/request.decorators.js';
import { ProposeDto, SendBackDto } from './allocation.dto.js';
import { PaymentListDto } from './payments.dto.js';
import { PaymentsService } from './payments.service.js';
import { SchemesService } from './schemes.service.js';

/** 分配方案: proposed by one person, approved or sent back by another; then the payment list. */
const CSV_EXAMPLE =
  '"序号","基地名称","证书编号","单位名称","统一社会信用代码","金额（元）","金额（分）"\r\n' +
  '"","合计","","","","0.00","0"\r\n';

@ApiTags('subsidy')
@Controller('subsidy-schemes/:id')
export class AllocationController {
  constructor(
    private readonly schemes: SchemesService,
    private readonly payments: PaymentsService,
  ) {}

  @Post('proposal')
  @HttpCode(200)
  @Can('propose:subsidy')
  @ApiOkResponse({ type: DecisionResultDto })
  propose(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ProposeDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DecisionResultDto> {
    return this.schemes.decide(id, 'propose', body, actor, command);
  }

  @Post('approval')
  @HttpCode(200)
  @Can('approve:subsidy')
  @ApiOkResponse({ type: DecisionResultDto })
  approve(
    @Param('id', ParseUUIDPipe) id: string,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DecisionResultDto> {
    return this.schemes.decide(id, 'approve', {}, actor, command);
  }

  @Post('return')
  @HttpCode(200)
  @Can('approve:subsidy')
  @ApiOkResponse({ type: DecisionResultDto })
  sendBack(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SendBackDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<DecisionResultDto> {
    return this.schemes.decide(id, 'sendBack', body, actor, command);
  }

  /** 拨付清单 */
  @Get('payments')
  @Can('read:payment')
  @ApiOkResponse({ type: PaymentListDto })
  list(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<PaymentListDto> {
    return this.payments.list(id, actor);
  }

  /** 拨付清单，供 Excel 打开 */
  @Get('payments.csv')
  @Can('read:payment')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="payments.csv"')
  @ApiProduces('text/csv')
  @ApiOkResponse({
    schema: { type: 'string', description: 'RFC 4180, UTF-8 with byte order mark', example: CSV_EXAMPLE },
  })
  csv(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<string> {
    return this.payments.csv(id, actor);
  }
}
