import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { Actor, Command } from '../common/request.decorators.js';
import { FileVoucherDto, VerifyVoucherDto, VoucherDto, VoucherListQuery } from './vouchers.dto.js';
import { VouchersService } from './vouchers.service.js';

/** 凭证: evidence of own cooperation spending. */
@ApiTags('subsidy')
@Controller('subsidy-schemes/:id')
export class VouchersController {
  constructor(private readonly vouchers: VouchersService) {}

  @Get('vouchers')
  @Can('read:scheme')
  @ApiOkResponse({ type: [VoucherDto] })
  list(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: VoucherListQuery,
    @Actor() actor: ActorRef,
  ): Promise<VoucherDto[]> {
    return this.vouchers.list(id, query, actor);
  }

  @Post('awards/:awardId/vouchers')
  @Can('file:voucher')
  @ApiCreatedResponse({ type: VoucherDto })
  file(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Body() body: FileVoucherDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<VoucherDto> {
    return this.vouchers.file(id, awardId, body, actor, command);
  }

  @Put('vouchers/:voucherId')
  @Can('file:voucher')
  @ApiOkResponse({ type: VoucherDto })
  replace(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('voucherId', ParseUUIDPipe) voucherId: string,
    @Body() body: FileVoucherDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<VoucherDto> {
    return this.vouchers.replace(id, voucherId, body, actor, command);
  }

  @Delete('vouchers/:voucherId')
  @HttpCode(204)
  @Can('file:voucher')
  @ApiNoContentResponse()
  remove(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('voucherId', ParseUUIDPipe) voucherId: string,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<void> {
    return this.vouchers.remove(id, voucherId, actor, command);
  }

  /** 核定 */
  @Put('vouchers/:voucherId/verification')
  @Can('verify:voucher')
  @ApiOkResponse({ type: VoucherDto })
  verify(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('voucherId', ParseUUIDPipe) voucherId: string,
    @Body() body: VerifyVoucherDto,
    @Actor() actor: ActorRef,
    @Command() command: CommandKey,
  ): Promise<VoucherDto> {
    return this.vouchers.verify(id, voucherId, body, actor, command);
  }
}
