import type { EntityManager } from 'typeorm';
import type { Deadline } from '#domain/clock/deadline.js';
import type { ProcedureCase } from '../entities/case.entities.js';
import { firstDeadline } from './deadline.js';
import { measureVersion } from './measures.js';
import { inviteOrganisations } from './stage.js';

/** Until when vouchers of a scheme are filed, from this moment on. */
export async function voucherWindow(
  tx: EntityManager,
  { measureId, rehearsalDaySeconds }: Pick<ProcedureCase, 'measureId' | 'rehearsalDaySeconds'>,
  now: Date,
): Promise<Deadline> {
  const { deadlines } = await measureVersion(tx, measureId);
  return firstDeadline(tx, deadlines.subsidyVouchers, now, rehearsalDaySeconds);
}

/** Asks organisations for their vouchers, by the date of the window. */
export async function inviteVouchers(
  tx: EntityManager,
  theCase: ProcedureCase,
  organisationIds: readonly string[],
  { dueAt }: Pick<Deadline, 'dueAt'>,
): Promise<void> {
  await inviteOrganisations(tx, theCase, 'subsidyVouchers', organisationIds, dueAt);
}
