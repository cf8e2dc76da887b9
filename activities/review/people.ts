import { In, type EntityManager } from 'typeorm';
import { Refusal } from '#contracts/problems.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { Account } from '#persistence/entities/people.entities.js';

/** Somebody who was chosen to judge a case. */
export interface Chosen {
  readonly id: string;
  /** As a refusal names them: by name, or by id where there is no such account. */
  readonly person: string;
  readonly account: Account | undefined;
}

/** Those who were chosen, in that order. */
export async function peopleOf(tx: EntityManager, ids: readonly string[]): Promise<Chosen[]> {
  const accounts = await tx.getRepository(Account).findBy({ id: In(ids) });
  const byId = new Map(accounts.map((account) => [account.id, account]));
  return ids.map((id) => ({ id, person: byId.get(id)?.displayName ?? id, account: byId.get(id) }));
}

/** 回避: nobody from the applicant's own organisation judges its case. @throws {Refusal} panel.avoidance */
export function refuseOwnPeople({ organisationId }: ProcedureCase, people: readonly Chosen[]): void {
  const own = people.find(({ account }) => organisationId !== null && account?.organisationId === organisationId);
  if (own) throw new Refusal('panel.avoidance', { person: own.person });
}
