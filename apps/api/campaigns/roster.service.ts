import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NOT_DUE_TEXTS } from '#contracts/texts.js';
import { rosterPage, type RosterOrder } from '#persistence/record/roster.js';
import { momentOf } from '#persistence/record/moment.js';
import { NAMED_AT_MOST, type RosterDto } from './roster.dto.js';

const PAGE = 500;

/** Who is due and who is left out, by the rule with which the campaign's evaluations are opened. */
@Injectable()
export class RosterService {
  async of(tx: EntityManager, order: Omit<RosterOrder, 'id' | 'createdAt'>): Promise<RosterDto> {
    const roster: RosterDto = { due: 0, dueBases: [], leftOutByReason: {}, leftOut: [] };
    const asked = { ...order, id: null, createdAt: await momentOf(tx) };
    for (let after: string | null = null; ;) {
      const page = await rosterPage(tx, asked, after, PAGE);
      for (const { id, name, certificateNumber, leftOut: reason } of page) {
        if (reason === null) {
          roster.due += 1;
          if (roster.dueBases.length < NAMED_AT_MOST) roster.dueBases.push({ baseId: id, name, certificateNumber });
          continue;
        }
        roster.leftOutByReason[reason] = (roster.leftOutByReason[reason] ?? 0) + 1;
        if (roster.leftOut.length === NAMED_AT_MOST) continue;
        roster.leftOut.push({ baseId: id, name, certificateNumber, reason, reasonText: NOT_DUE_TEXTS[reason] });
      }
      if (page.length < PAGE) return roster;
      after = page.at(-1)?.id ?? null;
    }
  }
}
