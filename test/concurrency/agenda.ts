import type { ApiClient } from '#cli/client/api-client.js';
import { conclude, convene, voteAlike } from '#cli/client/meeting.journey.js';
import { STAGE_COMPLETE, WORKFLOW_IDS } from '#contracts/workflows.js';
import { enqueueSignal } from '#persistence/record/trail.js';
import { until } from '../support/until.js';
import type { Ground } from './ground.js';
import type { Happening } from './outcome.js';

/** A meeting over cases of its own. */
export interface Agenda {
  readonly meetingId: string;
  readonly caseIds: readonly [string, ...string[]];
}

/** In session over so many cases, for which all but `absent` have voted. */
export async function voted({ scene, batch, at }: Ground, count = 1, absent?: ApiClient): Promise<Agenda> {
  const cases = await Promise.all(Array.from({ length: count }, () => at('underDecision')));
  const caseIds = cases as [string, ...string[]];
  const { id } = await convene(scene.commission, batch().id, caseIds);
  const deciders = scene.commission.deciders.filter((member) => member !== absent);
  const votes = caseIds.map((caseId) => ({ caseId, result: 'selected' as const }));
  await voteAlike({ ...scene.commission, deciders }, id, votes);
  return { meetingId: id, caseIds };
}

/** Concluded: what it selected is to be published. */
export async function concluded(ground: Ground, count?: number): Promise<Agenda> {
  const agenda = await voted(ground, count);
  await conclude(ground.scene.commission, agenda.meetingId);
  return agenda;
}

/** Published, and the notice runs. */
export async function published(ground: Ground, count?: number): Promise<Agenda> {
  const agenda = await concluded(ground, count);
  await ground.scene.commission.officer.patiently('POST', `/meetings/${agenda.meetingId}/notice`, {});
  return agenda;
}

/** 公示期满: nobody waits for days here. The limit passes, and the run of the meeting is told to look. */
export function noticeEnds({ scene }: Pick<Ground, 'scene'>, meetingId: string): Happening {
  const name = 'endNotice';
  return {
    name,
    async done() {
      await scene.record.transaction(async (tx) => {
        await tx.query(
          `WITH l AS (UPDATE case_deadline SET due_at = now() WHERE case_id = $1 AND closed_at IS NULL)
           UPDATE procedure_case SET due_at = now() WHERE id = $1`,
          [meetingId],
        );
        await enqueueSignal(tx, WORKFLOW_IDS.meeting(meetingId), STAGE_COMPLETE);
      });
      const state = async () => (await scene.commission.officer.get<{ state: string }>(`/cases/${meetingId}`)).state;
      await until(async () => (await state()) !== 'underPublicNotice');
      return { action: name, status: 200, answer: { state: await state() } };
    },
  };
}
