import { Injectable, type StreamableFile } from '@nestjs/common';
import type { ActorRef } from '#contracts/actor.js';
import { BasesService } from '../bases/bases.service.js';
import { CasesService } from '../cases/cases.service.js';
import { StatisticsService } from '../statistics/statistics.service.js';
import { SchemesService } from '../subsidy/schemes.service.js';
import { everyPage, ROWS_AT_ONCE as limit } from './every-page.js';
import type { BasesExportQuery, CasesExportQuery, Language, StatisticsExportQuery } from './exports.dto.js';
import { AWARD_COLUMNS, BASE_COLUMNS, CASE_COLUMNS, LEFT_OUT_COLUMNS, statisticsSheets } from './sheets.js';
import { sheetOf, workbookFile } from './workbook.js';

/** Lists as workbooks: whoever may read a list may have it as a whole, row by row what the list shows them. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly caseList: CasesService,
    private readonly register: BasesService,
    private readonly schemes: SchemesService,
    private readonly figures: StatisticsService,
  ) {}

  cases({ lang = 'zh', ...filters }: CasesExportQuery, actor: ActorRef): StreamableFile {
    const rows = everyPage((after) => this.caseList.list({ ...filters, limit, after }, actor), idOf);
    return workbookFile('cases', [sheetOf('cases', CASE_COLUMNS, rows, lang)]);
  }

  bases({ lang = 'zh', type }: BasesExportQuery): StreamableFile {
    const rows = everyPage((after) => this.register.list({ type, limit, after }, { rehearsal: false }), idOf);
    return workbookFile('bases', [sheetOf('bases', BASE_COLUMNS, rows, lang)]);
  }

  async statistics({ lang = 'zh', rehearsal = false }: StatisticsExportQuery): Promise<StreamableFile> {
    return workbookFile('statistics', statisticsSheets(await this.figures.all({ rehearsal }), lang));
  }

  /** @throws {Refusal} request.notFound */
  async allocation(id: string, lang: Language, actor: ActorRef): Promise<StreamableFile> {
    // Before the first byte: a refusal is an answer of its own.
    await this.schemes.get(id, actor);
    const awards = everyPage((after) => this.schemes.awards(id, { limit, after }, actor), idOf);
    const leftOut = everyPage(
      (after) => this.schemes.leftOut(id, { limit, after }, actor),
      ({ baseId }) => baseId,
    );
    return workbookFile('allocation', [
      sheetOf('awards', AWARD_COLUMNS, awards, lang),
      sheetOf('leftOut', LEFT_OUT_COLUMNS, leftOut, lang),
    ]);
  }
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}
