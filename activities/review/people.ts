import type { EntityManager } from 'typeorm';
import type { Account } from '#persistence/entities/people.entities.js';

type ChosenAccount = Pick<Account, 'id' | 'displayName' | 'roles' | 'organisationId' | 'disabledAt'>;

/** Somebody who was chosen to judge a case. */
export interface Chosen {
  readonly id: string;
  /** As a refusal names them: by name, or by id where there is no such account. */
  readonly person: string;
  readonly account: ChosenAccount | undefined;
}

/** Those who were chosen, in that order. */
export async function peopleOf(tx: EntityManager, ids: readonly string[]): Promise<Chosen[]> {
  const accounts = await tx.query<ChosenAccount[]>(
    `SELECT id, display_name AS "displayName", roles, organisation_id AS "organisationId", disabled_at AS "disabledAt"
     FROM account WHERE id = ANY($1)`,
    [ids],
  );
  const byId = new Map(accounts.map((account) => [account.id, account]));
  return ids.map((id) => ({ id, person: byId.get(id)?.displayName ?? id, account: byId.get(id) }));
}
