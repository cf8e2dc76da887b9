import { applyDecorators, Controller, Get, Param, ParseUUIDPipe, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import type { ActorRef } from '#contracts/actor.js';
import { XLSX } from '#platform/spreadsheet/xlsx-stream.js';
import { Can } from '../common/can.js';
import { DOCUMENTS_PER_MINUTE } from '../common/documents.js';
import { Actor } from '../common/request.decorators.js';
import { BasesExportQuery, CasesExportQuery, ExportQuery, StatisticsExportQuery } from './exports.dto.js';
import { ExportsService } from './exports.service.js';

const Workbook = () =>
  applyDecorators(
    Throttle(DOCUMENTS_PER_MINUTE),
    ApiProduces(XLSX),
    ApiOkResponse({ schema: { type: 'string', format: 'binary' } }),
  );

/** 电子表格 */
@ApiTags('spreadsheets')
@Controller()
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @Get('cases.xlsx')
  @Can('read:case')
  @Workbook()
  cases(@Query() query: CasesExportQuery, @Actor() actor: ActorRef): StreamableFile {
    return this.exports.cases(query, actor);
  }

  /** 公开名录，无须登录；演练不在其中 */
  @Get('bases.xlsx')
  @Can('read:base')
  @Workbook()
  bases(@Query() query: BasesExportQuery): StreamableFile {
    return this.exports.bases(query);
  }

  @Get('statistics.xlsx')
  @Can('read:statistics')
  @Workbook()
  statistics(@Query() query: StatisticsExportQuery): Promise<StreamableFile> {
    return this.exports.statistics(query);
  }

  /** 分配方案及未列入的基地；申报单位所见仅限本单位 */
  @Get('subsidy-schemes/:id/allocation.xlsx')
  @Can('read:scheme')
  @Workbook()
  allocation(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { lang = 'zh' }: ExportQuery,
    @Actor() actor: ActorRef,
  ): Promise<StreamableFile> {
    return this.exports.allocation(id, lang, actor);
  }
}
