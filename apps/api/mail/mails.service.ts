import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MailDto, MailListQuery } from './mails.dto.js';

interface Row extends Omit<MailDto, 'createdAt' | 'endedAt'> {
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

const MAILS = `SELECT id, kind, account_id AS "accountId", address, state, attempts, last_error AS "lastError",
  created_at AS "createdAt", ended_at AS "endedAt" FROM mail`;

/** What became of the mails: whoever waits for one that never came can be told why. */
@Injectable()
export class MailsService {
  constructor(private readonly dataSource: DataSource) {}

  async list({ state, limit, after }: MailListQuery): Promise<MailDto[]> {
    const rows = await this.dataSource.query<Row[]>(
      `${MAILS} WHERE ($1::text IS NULL OR state = $1) AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [state ?? null, after ?? null, limit],
    );
    return rows.map(toDto);
  }

  async get(id: string): Promise<MailDto> {
    const [row] = await this.dataSource.query<[Row]>(`${MAILS} WHERE id = $1`, [id]);
    return toDto(row);
  }
}

function toDto({ createdAt, endedAt, ...mail }: Row): MailDto {
  return { ...mail, createdAt: createdAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}
