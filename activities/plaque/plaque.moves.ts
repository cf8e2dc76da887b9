import type { EntityManager } from 'typeorm';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { STAGE_COMPLETE, WORKFLOW_IDS } from '#contracts/workflows.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import { Base } from '#persistence/entities/base.entities.js';
import { enqueueSignal } from '#persistence/record/trail.js';
import type { MoveContext, Moves } from '../cases/move.js';
import { noticeToApplicant } from '../cases/notices.js';

interface HandingOver {
  readonly plaqueNumber: string;
  readonly handedOverOn: string;
  readonly receivedBy: string;
}

/** 授牌: procedure 1, row 12. */
export const plaqueMoves = {
  decisions: {
    /** The plaque was handed over: its number and the day stand in the register, who received it stays with the case. */
    async handOver(context) {
      const { tx, measure, payload, now } = context;
      const { plaqueNumber, handedOverOn, receivedBy } = payload as unknown as HandingOver;
      const base = await baseOf(context);
      if (base.state === 'revoked') throw new Refusal('plaque.baseRevoked', { on: base.revokedOn ?? '' });
      if (handedOverOn > calendarDateOf(now)) throw refusalAt('handedOverOn', 'plaque.toCome');
      if (handedOverOn < base.accreditedOn)
        throw refusalAt('handedOverOn', 'plaque.tooEarly', { from: base.accreditedOn });
      const taken = await tx.query<unknown[]>(`SELECT FROM base WHERE plaque_number = $1`, [plaqueNumber]);
      if (taken.length > 0) throw refusalAt('plaqueNumber', 'plaque.numberTaken', { plaqueNumber });
      await tx.query(`UPDATE base SET plaque_number = $2, plaque_handed_over_on = $3 WHERE id = $1`, [
        base.id,
        plaqueNumber,
        handedOverOn,
      ]);
      return {
        to: 'plaqueHandedOver',
        rule: measure.deadlines.plaque.article,
        outcome: { plaqueNumber, handedOverOn, receivedBy },
        notices: [noticeToApplicant(context, 'plaque.handedOver', { plaqueNumber, on: handedOverOn })],
      };
    },
  },

  closes: {
    /** A base that lost its title gets no plaque; otherwise it is late, and stays to be handed over. */
    async underPlaque(context) {
      const { state } = await baseOf(context);
      return state === 'revoked' ? { to: 'plaqueDropped', complete: true } : undefined;
    },
  },
} satisfies Moves;

/** The title is gone: a plaque that was not handed over is not any more. */
export async function dropPlaque(tx: EntityManager, baseId: string): Promise<void> {
  const open = await tx.query<unknown[]>(
    `SELECT FROM procedure_case WHERE kind = 'plaque' AND subject_id = $1 AND closed_at IS NULL`,
    [baseId],
  );
  if (open.length > 0) await enqueueSignal(tx, WORKFLOW_IDS.plaque(baseId), STAGE_COMPLETE);
}

async function baseOf({ tx, theCase }: MoveContext): Promise<Base> {
  return tx.getRepository(Base).findOneByOrFail({ id: theCase.subjectId });
}
