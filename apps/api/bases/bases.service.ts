import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CHECK_TEXTS } from '#contracts/base-texts.js';
import { Refusal } from '#contracts/problems.js';
import { STATE_TEXTS, text } from '#contracts/texts.js';
import { minuteInBeijing } from '#domain/common/beijing-time.js';
import { Base } from '#persistence/entities/base.entities.js';
import { Organisation } from '#persistence/entities/people.entities.js';
import { measureVersion } from '#persistence/record/measures.js';
import { Config } from '#platform/config/config.js';
import { renderPdf } from '#platform/pdf/pdf.js';
import { certificateDocument } from './certificate.document.js';
import { certificatePage, unknownCertificatePage } from './check.page.js';
import type { BaseDto, BaseListQuery, PlaqueDto } from './bases.dto.js';

/** The register of bases, for everybody; what was rehearsed stands apart. */
@Injectable()
export class BasesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  async list(
    { type, district, limit, after }: BaseListQuery,
    { rehearsal }: { rehearsal: boolean },
  ): Promise<BaseDto[]> {
    // `limit`, not `take`: with a join TypeORM would number all bases first to take so many of them.
    const query = this.withHost().where('b.rehearsal = :rehearsal', { rehearsal }).orderBy('b.id', 'DESC').limit(limit);
    if (type) query.andWhere('b.type = :type', { type });
    if (district) query.andWhere('b.district = :district', { district });
    if (after) query.andWhere('b.id < :after', { after });
    return (await query.getMany()).map(toBaseDto);
  }

  /** The base that a certificate names, one revoked since as well. @throws {Refusal} base.certificateUnknown */
  async byCertificate(number: string): Promise<BaseDto> {
    const base = await this.withHost().where('b.certificate_number = :number', { number }).getOne();
    if (!base) throw new Refusal('base.certificateUnknown', { number });
    return toBaseDto(base);
  }

  /** The certificate as a PDF, marked where it does not hold. @throws {Refusal} base.certificateUnknown */
  async certificatePdf(number: string): Promise<Buffer> {
    const base = await this.withHost().where('b.certificate_number = :number', { number }).getOne();
    if (!base) throw new Refusal('base.certificateUnknown', { number });
    const { title: measure, authority } = await measureVersion(this.dataSource.manager, base.measureId);
    const certificate = { ...base, organisation: hostOf(base).name, measure, authority: authority.name };
    return renderPdf(certificateDocument(certificate, `${this.publicUrl}/check/${base.certificateNumber}`));
  }

  /** What anybody who holds a certificate is shown. */
  async checkPage(number: string): Promise<{ known: boolean; html: string }> {
    const base = await this.withHost().where('b.certificate_number = :number', { number }).getOne();
    if (!base) return { known: false, html: unknownCertificatePage(number) };
    return { known: true, html: certificatePage(toBaseDto(base), minuteInBeijing(new Date())) };
  }

  private get publicUrl(): string {
    return this.config.publicUrl.replace(/\/+$/, '');
  }

  private withHost() {
    return this.dataSource
      .getRepository(Base)
      .createQueryBuilder('b')
      .innerJoinAndMapOne('b.host', Organisation, 'o', 'o.id = b.organisation_id');
  }
}

function hostOf(base: Base): Organisation {
  return (base as Base & { host: Organisation }).host;
}

function plaqueOf({ plaqueNumber: number, plaqueHandedOverOn: handedOverOn }: Base): PlaqueDto | null {
  return number !== null && handedOverOn !== null ? { number, handedOverOn } : null;
}

function toBaseDto(base: Base): BaseDto {
  return {
    id: base.id,
    certificateNumber: base.certificateNumber,
    name: base.name,
    organisation: hostOf(base).name,
    type: base.type,
    district: base.district,
    state: base.state,
    stateText: text(STATE_TEXTS, base.state),
    accreditedOn: base.accreditedOn,
    revokedOn: base.revokedOn,
    plaque: plaqueOf(base),
    lastGrade: base.lastGrade,
    rehearsal: base.rehearsal,
    remark: base.rehearsal ? CHECK_TEXTS.rehearsal : null,
  };
}
