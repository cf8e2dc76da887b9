import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { Refusal } from '#contracts/problems.js';
import { amountText } from '#domain/subsidy/amount-text.js';
import { SubsidyPayment } from '#persistence/entities/base.entities.js';
import { paymentsCsv } from './payments.csv.js';
import type { PaymentListDto } from './payments.dto.js';
import { SchemesService } from './schemes.service.js';

/** 拨付清单, once a scheme is approved; empty where nothing was granted. */
@Injectable()
export class PaymentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly schemes: SchemesService,
  ) {}

  /** @throws {Refusal} request.notFound, subsidy.notApproved */
  async list(id: string, actor: ActorRef): Promise<PaymentListDto> {
    const { code, title, approvedAt } = await this.schemes.get(id, actor);
    if (!approvedAt) throw new Refusal('subsidy.notApproved');
    const payments = await this.dataSource
      .getRepository(SubsidyPayment)
      .find({ where: { schemeId: id }, order: { position: 'ASC' } });
    const fen = payments.reduce((sum, { amountFen }) => sum + amountFen, 0);
    return {
      schemeId: id,
      code,
      title,
      approvedAt,
      total: { fen, text: amountText(fen) },
      payments: payments.map((payment) => ({
        position: payment.position,
        awardId: payment.awardId,
        baseName: payment.baseName,
        certificateNumber: payment.certificateNumber,
        organisationName: payment.organisationName,
        uscc: payment.uscc,
        amountFen: payment.amountFen,
      })),
    };
  }

  async csv(id: string, actor: ActorRef): Promise<string> {
    return paymentsCsv(await this.list(id, actor));
  }
}
