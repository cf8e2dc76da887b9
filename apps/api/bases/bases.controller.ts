import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import { attachmentHeader } from '#platform/storage/safe-name.js';
import { Can } from '../common/can.js';
import { DOCUMENTS_PER_MINUTE } from '../common/documents.js';
import { BaseDto, BaseListQuery } from './bases.dto.js';
import { BasesService } from './bases.service.js';
import { NUMBER_IN_ADDRESS } from './certificate-number.js';

/** 国合基地名录 */
@ApiTags('bases')
@Controller()
export class BasesController {
  constructor(private readonly bases: BasesService) {}

  @Get('bases')
  @Can('read:base')
  @ApiOkResponse({ type: [BaseDto] })
  list(@Query() query: BaseListQuery): Promise<BaseDto[]> {
    return this.bases.list(query, { rehearsal: false });
  }

  /** 演练中认定的基地，不在公开名录内 */
  @Get('bases/rehearsed')
  @Can('read:rehearsedBase')
  @ApiOkResponse({ type: [BaseDto] })
  rehearsed(@Query() query: BaseListQuery): Promise<BaseDto[]> {
    return this.bases.list(query, { rehearsal: true });
  }

  /** 证书核验，演练的也核验，并注明 */
  @Get('certificates/:number')
  @Can('read:base')
  @ApiParam(NUMBER_IN_ADDRESS)
  @ApiOkResponse({ type: BaseDto })
  certificate(@Param('number') number: string): Promise<BaseDto> {
    return this.bases.byCertificate(number);
  }

  /** 认定证书，带核验二维码；演练、整改中和已撤销的，证书上注明 */
  @Get('certificates/:number/pdf')
  @Can('read:base')
  @Throttle(DOCUMENTS_PER_MINUTE)
  @ApiParam(NUMBER_IN_ADDRESS)
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(@Param('number') number: string): Promise<StreamableFile> {
    const content = await this.bases.certificatePdf(number);
    return new StreamableFile(content, {
      type: 'application/pdf',
      disposition: attachmentHeader(`${number}.pdf`),
      length: content.length,
    });
  }
}
