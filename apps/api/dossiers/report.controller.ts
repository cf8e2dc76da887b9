import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ActorRef } from '#contracts/actor.js';
import { Can } from '../common/can.js';
import { Actor } from '../common/request.decorators.js';
import { DifferenceQuery, RevisionDto, RevisionQuery } from './dossiers.dto.js';
import { ClaimDto, CompletenessDto, DifferenceDto, DuplicateDto } from './report.dto.js';
import { PersonalDatumDto } from './personal-data.dto.js';
import { PersonalDataService } from './personal-data.service.js';
import { ReportService } from './report.service.js';

@ApiTags('dossiers')
@Controller('dossiers/:id')
export class ReportController {
  constructor(
    private readonly reports: ReportService,
    private readonly personal: PersonalDataService,
  ) {}

  /** 完整性报告：各部分的全部问题，以及申报条件 */
  @Get('completeness')
  @Can('read:dossier')
  @ApiOkResponse({ type: CompletenessDto })
  completeness(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { revision }: RevisionQuery,
    @Actor() actor: ActorRef,
  ): Promise<CompletenessDto> {
    return this.reports.completeness(id, revision, actor);
  }

  /** 各指标的申报值，及因无佐证未计入的行 */
  @Get('claims')
  @Can('read:dossier')
  @ApiOkResponse({ type: [ClaimDto] })
  claims(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { revision }: RevisionQuery,
    @Actor() actor: ActorRef,
  ): Promise<ClaimDto[]> {
    return this.reports.claims(id, revision, actor);
  }

  /** 已提交的各版次 */
  @Get('revisions')
  @Can('read:dossier')
  @ApiOkResponse({ type: [RevisionDto] })
  revisions(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<RevisionDto[]> {
    return this.reports.revisions(id, actor);
  }

  /** 人员的证件号码、出生日期和联系方式：其他地方只显示一部分，在此查看留痕 */
  @Get('personal-data')
  @Can('read:personalData')
  @ApiOkResponse({ type: [PersonalDatumDto] })
  personalData(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<PersonalDatumDto[]> {
    return this.personal.look(id, actor);
  }

  /** 两个版次逐字段的差异 */
  @Get('difference')
  @Can('read:dossier')
  @ApiOkResponse({ type: DifferenceDto })
  difference(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { from, to }: DifferenceQuery,
    @Actor() actor: ActorRef,
  ): Promise<DifferenceDto> {
    return this.reports.difference(id, from, to, actor);
  }

  /** 与其他申报书重复的项目、合同、专利和论文编号 */
  @Get('duplicates')
  @Can('check:case')
  @ApiOkResponse({ type: [DuplicateDto] })
  duplicates(@Param('id', ParseUUIDPipe) id: string, @Actor() actor: ActorRef): Promise<DuplicateDto[]> {
    return this.reports.duplicates(id, actor);
  }
}
