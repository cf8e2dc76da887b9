import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Refusal } from '#contracts/problems.js';
import { BASE_TYPE_TEXTS, GRADE_TEXTS, STATE_TEXTS, TURN_TEXTS } from '#contracts/texts.js';
import { specialDaysOf, type WorkCalendar } from '#domain/clock/work-calendar.js';
import { COUNTRY_CODES, countryName, countryStanding } from '#domain/identifiers/country.js';
import { BEIJING_DISTRICTS } from '#domain/identifiers/district.js';
import { INDUSTRY_FIELDS } from '#domain/identifiers/industry-field.js';
import { BASE_TYPES, GRADES, type LocalizedText, type Measure } from '#domain/measures/measure.js';
import { ROLES } from '#domain/procedures/procedure.js';
import { MeasureVersion } from '#persistence/entities/dossier.entities.js';
import { currentCalendar } from '#persistence/record/calendar.js';
import type { CalendarYearDto } from './calendar.dto.js';
import type { MeasureSummaryDto } from './measures.dto.js';
import type { ReferenceDto, WordDto } from './reference.dto.js';

/** The law as data, for everybody to read. */
@Injectable()
export class MeasuresService {
  private readonly lists: ReferenceDto = {
    types: words(BASE_TYPES, BASE_TYPE_TEXTS),
    fields: Object.entries(INDUSTRY_FIELDS).map(([code, { group, zh, en }]) => ({ code, group, name: { zh, en } })),
    districts: words(Object.keys(BEIJING_DISTRICTS), BEIJING_DISTRICTS),
    countries: COUNTRY_CODES.flatMap((code) => {
      const name = countryName(code);
      return name ? [{ code, name, standing: countryStanding(code) }] : [];
    }),
    grades: words(GRADES, GRADE_TEXTS),
    roles: words(ROLES, TURN_TEXTS),
    states: words(Object.keys(STATE_TEXTS), STATE_TEXTS),
  };

  constructor(private readonly dataSource: DataSource) {}

  async list(): Promise<MeasureSummaryDto[]> {
    const versions = await this.dataSource.getRepository(MeasureVersion).find({ order: { id: 'ASC' } });
    return versions.map(({ id, content }) => ({
      id,
      title: content.title,
      documentNumber: content.documentNumber ?? null,
      status: content.status,
      effectiveFrom: content.effectiveFrom ?? null,
      effectiveTo: content.effectiveTo ?? null,
    }));
  }

  /** @throws {Refusal} request.notFound */
  async get(id: string): Promise<Measure> {
    const version = await this.dataSource.getRepository(MeasureVersion).findOneBy({ id });
    if (!version) throw new Refusal('request.notFound');
    return version.content;
  }

  reference(): ReferenceDto {
    return this.lists;
  }

  /** The working days as they are announced by now. */
  workCalendar(): Promise<WorkCalendar> {
    return currentCalendar(this.dataSource);
  }

  async calendar(year: number): Promise<CalendarYearDto> {
    return { year, ...specialDaysOf(await currentCalendar(this.dataSource), year) };
  }
}

function words<Code extends string>(codes: readonly Code[], texts: Readonly<Record<Code, LocalizedText>>): WordDto[] {
  return codes.map((code) => ({ code, name: texts[code] }));
}
