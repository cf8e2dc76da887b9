import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Refusal } from '#contracts/problems.js';
import { COUNTRY_CODES, countryName, countryStanding, type CountryStanding } from '#domain/identifiers/country.js';
import { BEIJING_DISTRICTS } from '#domain/identifiers/district.js';
import { INDUSTRY_FIELDS } from '#domain/identifiers/industry-field.js';
import type { LocalizedText, Measure } from '#domain/measures/measure.js';
import { MeasureVersion } from '#persistence/entities/dossier.entities.js';
import type { MeasureSummaryDto } from './measures.dto.js';

export interface Reference {
  readonly countries: readonly { code: string; name: LocalizedText; standing: CountryStanding }[];
  readonly districts: readonly { code: string; name: LocalizedText }[];
  readonly fields: readonly { code: string; name: LocalizedText }[];
}

/** The law as data, for everybody to read. */
@Injectable()
export class MeasuresService {
  private readonly lists: Reference = {
    countries: COUNTRY_CODES.map((code) => ({ code, name: countryName(code), standing: countryStanding(code) })).filter(
      (country): country is Reference['countries'][number] => country.name !== undefined,
    ),
    districts: Object.entries(BEIJING_DISTRICTS).map(([code, name]) => ({ code, name })),
    fields: Object.entries(INDUSTRY_FIELDS).map(([code, { zh, en }]) => ({ code, name: { zh, en } })),
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

  reference(): Reference {
    return this.lists;
  }
}
