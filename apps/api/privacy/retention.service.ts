import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { retentionRules } from '#persistence/record/privacy/retention.js';
import type { RetentionRuleDto } from './retention.dto.js';

/** How long what is kept of people stays, for everybody to read. */
@Injectable()
export class RetentionService {
  constructor(private readonly dataSource: DataSource) {}

  async list(): Promise<RetentionRuleDto[]> {
    const rules = await retentionRules(this.dataSource);
    return rules.map(({ what, text, days, article, mark, carriedOutAt }) => ({
      what,
      text,
      days: days ?? null,
      article,
      mark,
      carriedOutAt: carriedOutAt?.toISOString() ?? null,
    }));
  }
}
