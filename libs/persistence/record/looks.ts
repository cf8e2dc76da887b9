import type { DataSource } from 'typeorm';
import { personsBehind, type ActorRef } from '#contracts/actor.js';
import { withEyesOfTheHouse } from '../scope.js';
import { audit, type AuditLine } from './trail.js';
import type { Ground, GroundedAction } from '#domain/procedures/act-rules.js';

/** What was opened: a file, or a dossier with all its files. */
interface Looked {
  readonly subject: { readonly kind: 'file' | 'dossier'; readonly id: string };
  readonly action: 'openFile' | 'takeArchive';
  /** Is it the actor's own, or the organisation's for which the actor acts? */
  readonly own: boolean;
  /** For which it was handed in: its chain tells who has looked. */
  readonly caseId: string | null;
}

/** What somebody does who only looks: no step of a case, and nothing that keeps one from being undone. */
export const LOOKS: readonly string[] = [
  ...(['openFile', 'takeArchive'] satisfies Looked['action'][]),
  'lookAtPersonalData',
  'lookAtDossier',
];

const A_MINUTE = `now() - interval '1 minute'`;
const BEIJING_DAY = `date_trunc('day', now() AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai'`;

/**
 * Files hold licences, identity papers and signatures: whoever opens one that is not their own or their organisation's is on the trail,
 * before the first byte is given.
 */
export async function noteLook(
  dataSource: DataSource,
  { subject, action, own, caseId }: Looked,
  actor: ActorRef,
): Promise<void> {
  if (!own) await noteOnce(dataSource, { caseId, subject, action }, actor);
}

/**
 * Its parts name people, with their nationality and the year of their birth: who reads one that is not the own organisation's is on its
 * trail, once on each day in Beijing, so that reading writes no more than that. In the chain of the dossier, not of its case: nobody who moves
 * the case waits for whoever reads, nor the other way round; evidence of the case has both.
 */
export async function noteDossier(
  dataSource: DataSource,
  { id, own }: { readonly id: string; readonly own: boolean },
  actor: ActorRef,
): Promise<void> {
  if (own) return;
  await noteOnce(dataSource, { subject: { kind: 'dossier', id }, action: 'lookAtDossier' }, actor, BEIJING_DAY);
}

/** By which permission each list is read. */
const MAILBOXES = {
  registrations: 'permission:decide:registration',
  organisationInvitations: 'permission:decide:registration',
  invitations: 'permission:invite:person',
  mails: 'permission:read:mail',
} as const satisfies Readonly<Record<string, Ground>>;

/** A list of the house that names mailboxes of people who may not even have an account: who read it, and of which rows, is on the trail. */
export async function noteMailboxes(
  dataSource: DataSource,
  of: keyof typeof MAILBOXES,
  rows: readonly { readonly id: string }[],
  actor: ActorRef,
): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  const subject = { kind: 'account', id: actor.accountId } as const;
  await noteOnce(dataSource, { subject, action: 'lookAtMailboxes', rule: MAILBOXES[of], after: { of, ids } }, actor);
}

/**
 * Profiles of the pool name employers and relatives: who read the list is on their own chain, with whose rows it gave, and who read a
 * single one is on that expert's. Of one's own there is no look.
 */
export async function noteExperts(
  dataSource: DataSource,
  looked: { readonly one: string } | { readonly list: readonly string[] },
  actor: ActorRef,
): Promise<void> {
  const own = personsBehind(actor);
  const others = ('one' in looked ? [looked.one] : looked.list).filter((id) => !own.includes(id));
  const [first] = others;
  if (first === undefined) return;
  const look =
    'one' in looked
      ? { subject: { kind: 'expert', id: first } as const }
      : { subject: { kind: 'account', id: actor.accountId } as const, after: { ids: others } };
  await noteOnce(dataSource, { ...look, action: 'lookAtExperts' }, actor);
}

/** The same look again since then is the same look: a viewer asks for a document part by part, and a page for its list anew. */
async function noteOnce(
  dataSource: DataSource,
  look: Pick<AuditLine, 'caseId' | 'subject' | 'rule' | 'after'> & { readonly action: GroundedAction },
  { accountId, roles, onBehalfOf }: ActorRef,
  since = A_MINUTE,
): Promise<void> {
  const { subject, action, after } = look;
  const noted = await withEyesOfTheHouse(() =>
    dataSource.query<unknown[]>(
      `SELECT FROM audit_entry WHERE subject_id = $1 AND action = $2 AND actor_id = $3 AND on_behalf_of IS NOT DISTINCT FROM $4
         AND after::jsonb IS NOT DISTINCT FROM $5::jsonb AND at > ${since} LIMIT 1`,
      [
        subject.id,
        action,
        accountId,
        onBehalfOf?.accountId ?? null,
        after === undefined ? null : JSON.stringify(after),
      ],
    ),
  );
  if (noted.length > 0) return;
  // Nobody looks at what is another's as an applicant.
  const actorRole = roles.find((role) => role !== 'applicant') ?? 'applicant';
  await dataSource.transaction((tx) => audit(tx, { ...look, actorId: accountId, actorRole }));
}
