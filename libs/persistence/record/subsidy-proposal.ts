import type { EntityManager } from 'typeorm';
import { Refusal } from '#contracts/problems.js';
import { SubsidyScheme } from '../entities/base.entities.js';
import type { Handled } from './avoidance-refusals.js';

/** 提出与审批分离: whoever proposed an allocation, or in whose name it was, does not approve it. @throws {Refusal} subsidy.samePerson */
export async function refuseOwnProposal(
  tx: EntityManager,
  { theCase, measure }: Pick<Handled, 'theCase' | 'measure'>,
  accountIds: readonly string[],
): Promise<void> {
  if (!measure.subsidy.secondPersonApproves) return;
  const { proposedBy, proposedFor } = await tx.getRepository(SubsidyScheme).findOneByOrFail({ caseId: theCase.id });
  if (accountIds.some((id) => id === proposedBy || id === proposedFor)) throw new Refusal('subsidy.samePerson');
}
