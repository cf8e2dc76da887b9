import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BASE_TYPE_TEXTS, GRADE_TEXTS, KIND_TEXTS, STATE_TEXTS, text } from '#contracts/texts.js';
import { countryName } from '#domain/identifiers/country.js';
import { BEIJING_DISTRICTS } from '#domain/identifiers/district.js';
import type { LocalizedText } from '#domain/measures/measure.js';
import { amountText } from '#domain/subsidy/amount-text.js';
import { baseFigures, type BaseFigures } from '#persistence/record/statistics/base-figures.js';
import { caseFigures, type CaseFigures, type Count } from '#persistence/record/statistics/case-figures.js';
import { subsidyFigures, type SubsidyYear } from '#persistence/record/statistics/subsidy-figures.js';
import { withEyesOfTheHouse } from '#persistence/scope.js';
import type {
  BaseStatisticsDto,
  CaseStatisticsDto,
  CountDto,
  StatisticsDto,
  SubsidyYearDto,
} from './statistics.dto.js';

/** Strangers ask as often as they like: the register is counted for all of them together. */
const COUNTED_FOR_MS = 10_000;

/** What there is, in numbers: for the commission all of it, for everybody the register. */
@Injectable()
export class StatisticsService {
  private counted: { readonly until: number; readonly bases: Promise<BaseStatisticsDto> } | undefined;

  constructor(private readonly dataSource: DataSource) {}

  async all({ rehearsal }: { readonly rehearsal: boolean }): Promise<StatisticsDto> {
    const asOf = new Date().toISOString();
    // One statement after the other: whoever counts leaves the connections to those who work.
    const cases = await caseFigures(this.dataSource, { rehearsal });
    const bases = await baseFigures(this.dataSource, { rehearsal });
    const subsidies = await subsidyFigures(this.dataSource, { rehearsal });
    return {
      asOf,
      rehearsal,
      cases: toCases(cases),
      bases: toBases(bases, asOf),
      subsidies: subsidies.map(toSubsidyYear),
    };
  }

  /** Of the register that is open to everybody; ten seconds old at most. */
  async register(): Promise<BaseStatisticsDto> {
    const now = Date.now();
    if (!this.counted || this.counted.until <= now) {
      const bases = this.countRegister(new Date(now).toISOString());
      const counted = { until: now + COUNTED_FOR_MS, bases };
      this.counted = counted;
      // What could not be counted is counted anew by whoever comes next.
      bases.catch(() => {
        if (this.counted === counted) this.counted = undefined;
      });
    }
    return this.counted.bases;
  }

  /** Partners stand in dossiers, which no stranger reads; how many come from where is told. */
  private async countRegister(asOf: string): Promise<BaseStatisticsDto> {
    return toBases(await withEyesOfTheHouse(() => baseFigures(this.dataSource, { rehearsal: false })), asOf);
  }
}

function toCases({ byState, byType, byDistrict, byYear }: CaseFigures): CaseStatisticsDto {
  return {
    byState: byState.map((line) => ({
      ...line,
      kindText: KIND_TEXTS[line.kind],
      stateText: text(STATE_TEXTS, line.state),
    })),
    byType: named(byType, BASE_TYPE_TEXTS),
    byDistrict: named(byDistrict, BEIJING_DISTRICTS),
    byYear: [...byYear],
  };
}

function toBases(figures: BaseFigures, asOf: string): BaseStatisticsDto {
  const { byState, byType, byDistrict, byCountry, byYear, grades } = figures;
  return {
    asOf,
    total: byType.reduce((sum, { count }) => sum + count, 0),
    byState: named(byState, STATE_TEXTS),
    byType: named(byType, BASE_TYPE_TEXTS),
    byDistrict: named(byDistrict, BEIJING_DISTRICTS),
    byCountry: byCountry.map((line) => ({ ...line, text: countryName(line.code) ?? unnamed(line.code) })),
    byYear: [...byYear],
    grades: grades.map((line) => ({ ...line, gradeText: GRADE_TEXTS[line.grade] })),
  };
}

function toSubsidyYear({ year, schemes, awards, budgetFen, allocatedFen }: SubsidyYear): SubsidyYearDto {
  return { year, schemes, awards, budget: amount(budgetFen), allocated: amount(allocatedFen) };
}

function named(counts: readonly Count[], texts: Readonly<Record<string, LocalizedText>>): CountDto[] {
  return counts.map((line) => ({ ...line, text: text(texts, line.code) }));
}

function unnamed(code: string): LocalizedText {
  return { zh: code, en: code };
}

function amount(fen: number) {
  return { fen, text: amountText(fen) };
}
