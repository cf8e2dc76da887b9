import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { personalDataOf } from '#persistence/record/privacy/person.js';
import { audit } from '#persistence/record/trail.js';

/** What is kept of a person, for that person. */
@Injectable()
export class OwnDataService {
  constructor(private readonly dataSource: DataSource) {}

  /** Read as it is sent: it is never whole in memory. */
  async take({ accountId, roles }: ActorRef): Promise<Readable> {
    await this.dataSource.transaction((tx) =>
      audit(tx, {
        subject: { kind: 'account', id: accountId },
        actorId: accountId,
        actorRole: roles[0] ?? 'system',
        action: 'takeOwnData',
      }),
    );
    return Readable.from(personalDataOf(this.dataSource, accountId), { objectMode: false });
  }
}
