import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Refusal } from '#contracts/problems.js';
import { STATE_TEXTS, text } from '#contracts/texts.js';
import { Base } from '#persistence/entities/base.entities.js';
import { Organisation } from '#persistence/entities/people.entities.js';
import type { BaseDto, BaseListQuery } from './bases.dto.js';

/** The register of bases, for everybody; what was rehearsed stands apart. */
@Injectable()
export class BasesService {
  constructor(private readonly dataSource: DataSource) {}

  async list({ type, limit, after }: BaseListQuery, { rehearsal }: { rehearsal: boolean }): Promise<BaseDto[]> {
    const query = this.withHost().where('b.rehearsal = :rehearsal', { rehearsal }).orderBy('b.id', 'DESC').take(limit);
    if (type) query.andWhere('b.type = :type', { type });
    if (after) query.andWhere('b.id < :after', { after });
    return (await query.getMany()).map(toBaseDto);
  }

  async byCertificate(number: string): Promise<BaseDto> {
    const base = await this.withHost().where('b.certificate_number = :number', { number }).getOne();
    if (!base) throw new Refusal('base.certificateUnknown', { number });
    return toBaseDto(base);
  }

  private withHost() {
    return this.dataSource
      .getRepository(Base)
      .createQueryBuilder('b')
      .innerJoinAndMapOne('b.host', Organisation, 'o', 'o.id = b.organisation_id');
  }
}

const REHEARSED = {
  zh: '演练数据，不是真实认定，证书无效',
  en: 'A rehearsal: no real accreditation, the certificate is void',
};

function toBaseDto(base: Base): BaseDto {
  const { host } = base as Base & { host: Organisation };
  return {
    id: base.id,
    certificateNumber: base.certificateNumber,
    name: base.name,
    organisation: host.name,
    type: base.type,
    district: base.district,
    state: base.state,
    stateText: text(STATE_TEXTS, base.state),
    accreditedOn: base.accreditedOn,
    lastGrade: base.lastGrade,
    rehearsal: base.rehearsal,
    remark: base.rehearsal ? REHEARSED : null,
  };
}
