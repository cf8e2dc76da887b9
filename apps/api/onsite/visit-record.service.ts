import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { itemsInWords, itemsNamed } from '#contracts/missing.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import type { ChecklistItem } from '#domain/measures/measure.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { contribute, type Contribution } from '#persistence/record/contribute.js';
import { notify } from '#persistence/record/trail.js';
import { teamOf } from '#persistence/record/visit/team.js';
import { passTurn } from '#persistence/record/visit/turn.js';
import { contentHashOf, unsignedMembers, type Visit } from '#persistence/record/visit/visit.js';
import { CasesService } from '../cases/cases.service.js';
import type { FindingsDto, SignatureDto, VisitMarksDto } from './visit.dto.js';
import { areUsable } from './visit-files.service.js';
import type { VisitDto } from './visit-view.dto.js';
import { rulesOf, unverifiedOf, VisitService } from './visit.service.js';
import { asksToSign, changed, visitOfTeam } from './visit-changes.service.js';

const PHOTO_TYPES = ['image/jpeg', 'image/png'];

/** What the team puts on record from the agreed day on: checklist, findings, signatures. The values are with the indicators. */
@Injectable()
export class VisitRecordService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
    private readonly visits: VisitService,
  ) {}

  /** @throws {Refusal} case.standAside, visit.itemUnknown, visit.remarkRequired, visit.photoUnusable */
  async mark(caseId: string, { marks }: VisitMarksDto, actor: ActorRef, command: CommandKey): Promise<VisitDto> {
    return this.record({ caseId, actor, command, action: 'markVisit' }, async (tx, theCase, visit) => {
      const items = new Map((await rulesOf(tx, theCase)).onsiteChecklist.map((item) => [item.id, item]));
      for (const [row, { item, verdict, remark, photos = [] }] of marks.entries()) {
        const known = items.get(item);
        if (!known) throw refusalAt(`marks.${row}.item`, 'visit.itemUnknown', { item });
        if (verdict === 'fail' && remark === undefined) {
          throw refusalAt(`marks.${row}.remark`, 'visit.remarkRequired', namesOf(known));
        }
        if (!(await areUsable(tx, visit, photos, actor, PHOTO_TYPES))) {
          throw refusalAt(`marks.${row}.photos`, 'visit.photoUnusable', namesOf(known));
        }
      }
      await tx.query(
        `INSERT INTO visit_mark (case_id, item, verdict, remark, photos, marked_by)
         SELECT $1, m->>'item', m->>'verdict', m->>'remark',
           ARRAY(SELECT jsonb_array_elements_text(coalesce(m->'photos', '[]')))::uuid[], $2
         FROM jsonb_array_elements($3::jsonb) m
         ON CONFLICT (case_id, item) DO UPDATE SET verdict = excluded.verdict, remark = excluded.remark,
           photos = excluded.photos, marked_by = excluded.marked_by, marked_at = now()`,
        [caseId, actor.accountId, JSON.stringify(marks)],
      );
      return { after: { marks } };
    });
  }

  /**
   * Writes the findings, which the team then signs. Where fraud was found, nothing else needs to be complete.
   * @throws {Refusal} case.standAside, visit.valuesMissing, visit.checklistIncomplete
   */
  async writeFindings(caseId: string, body: FindingsDto, actor: ActorRef, command: CommandKey): Promise<VisitDto> {
    return this.record({ caseId, actor, command, action: 'writeFindings' }, async (tx, theCase, visit) => {
      if (!body.fraudFound) await refuseIncomplete(tx, theCase, visit);
      await tx.query(
        `INSERT INTO visit_findings AS f (case_id, findings, fraud_found, written_by) VALUES ($1, $2, $3, $4)
         ON CONFLICT (case_id) DO UPDATE
           SET findings = excluded.findings, fraud_found = excluded.fraud_found, written_by = excluded.written_by, written_at = now()`,
        [caseId, body.findings, body.fraudFound, actor.accountId],
      );
      const { findings, fraudFound } = body;
      return {
        ...(visit.findings && { before: { findings: visit.findings } }),
        after: { state: theCase.state, findings: { findings, fraudFound } },
      };
    });
  }

  /**
   * A member signs what it has read, or dissents from it.
   * @throws {Refusal} visit.notOnTeam, case.standAside, visit.noFindings, visit.contentChanged, visit.signedAlready
   */
  async sign(
    caseId: string,
    { contentHash, dissent }: SignatureDto,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<VisitDto> {
    await this.cases.visible(caseId, actor);
    return contribute(this.dataSource, {
      ...onVisit({ caseId, actor, command, action: 'signVisit' }),
      work: async (tx, theCase) => {
        const visit = await visitOfTeam(tx, theCase, actor);
        if (visit.findings === null) throw new Refusal('visit.noFindings');
        const hash = contentHashOf(visit);
        const own = visit.members.find(({ accountId }) => accountId === actor.accountId);
        if (own?.contentHash === hash) throw new Refusal('visit.signedAlready');
        if (contentHash !== hash) throw new Refusal('visit.contentChanged', {}, { contentHash: hash });
        const signed = withSignature(visit, actor, await insertSignature(tx, theCase, actor, { hash, dissent }));
        await passTurn(tx, theCase, signed, { by: actor.accountId, outcome: 'signVisit' });
        if (unsignedMembers(signed).length === 0) {
          const officers = teamOf(signed).officerIds.map((accountId) => ({ accountId }));
          const notice = { template: 'visit.signed', params: { title: theCase.title } };
          const told = [{ role: 'assessor' as const }, ...officers].map((to) => ({ ...notice, to }));
          await notify(tx, `${caseId}/visit/${hash}`, caseId, told);
        }
        return {
          answer: await this.visits.shown(tx, theCase, signed, actor),
          audit: { after: { contentHash: hash, dissent: dissent ?? null } },
        };
      },
    });
  }

  /**
   * A change to what is signed, by one of the team: it voids signatures to what was there before, and says so.
   * @throws {Refusal} visit.notOnTeam, case.standAside
   */
  private async record(
    asked: Asked,
    write: (
      tx: EntityManager,
      theCase: ProcedureCase,
      visit: Visit,
    ) => Promise<{ readonly before?: object; readonly after: object }>,
  ): Promise<VisitDto> {
    const { caseId, actor } = asked;
    await this.cases.visible(caseId, actor);
    return contribute(this.dataSource, {
      ...onVisit(asked),
      work: async (tx, theCase) => {
        const open = await visitOfTeam(tx, theCase, actor);
        const audit = await write(tx, theCase, open);
        const { visit, voided } = await changed(tx, theCase, actor, asked.action);
        if (asked.action === 'writeFindings') await asksToSign(tx, theCase, visit);
        return {
          answer: await this.visits.shown(tx, theCase, visit, actor, voided),
          audit: { ...audit, after: { ...audit.after, ...(voided > 0 && { voidedSignatures: voided }) } },
        };
      },
    });
  }
}

interface Signed {
  readonly contentHash: string;
  readonly dissent: string | null;
  readonly signedAt: string;
}

async function insertSignature(
  tx: EntityManager,
  { id }: ProcedureCase,
  { accountId }: ActorRef,
  { hash, dissent }: { readonly hash: string; readonly dissent?: string },
): Promise<Signed> {
  const [row] = await tx.query<[{ signedAt: Date }]>(
    `INSERT INTO visit_signature (id, case_id, account_id, content_hash, dissent) VALUES ($1, $2, $3, $4, $5)
     RETURNING signed_at AS "signedAt"`,
    [uuid(), id, accountId, hash, dissent ?? null],
  );
  return { contentHash: hash, dissent: dissent ?? null, signedAt: row.signedAt.toISOString() };
}

/** The visit as it is then: nothing else of it has changed under the lock of its case. */
function withSignature(visit: Visit, { accountId }: ActorRef, signed: Signed): Visit {
  return {
    ...visit,
    members: visit.members.map((member) => (member.accountId === accountId ? { ...member, ...signed } : member)),
  };
}

type Asked = Pick<Contribution<VisitDto>, 'caseId' | 'actor' | 'command' | 'action'>;

function onVisit(asked: Asked): Omit<Contribution<VisitDto>, 'work'> {
  const as = (['assessor', 'expert', 'caseOfficer'] as const).find((role) => asked.actor.roles.includes(role));
  return { ...asked, as: as ?? 'assessor', states: ['underOnsiteAssessment'], visible: () => true };
}

/** @throws {Refusal} visit.valuesMissing, visit.checklistIncomplete */
async function refuseIncomplete(tx: EntityManager, theCase: ProcedureCase, visit: Visit): Promise<void> {
  const rules = await rulesOf(tx, theCase);
  const missing = unverifiedOf(rules, visit);
  if (missing.length > 0) {
    const named = rules.indicators.filter(({ id }) => missing.includes(id));
    throw new Refusal('visit.valuesMissing', ...itemsNamed(named, 'missing'));
  }
  const marked = new Set(visit.marks.map(({ item }) => item));
  const open = rules.onsiteChecklist.filter(({ id }) => !marked.has(id));
  if (open.length === 0) return;
  throw new Refusal(
    'visit.checklistIncomplete',
    { count: open.length, ...itemsInWords(open) },
    { missing: open.map(({ id }) => id) },
  );
}

function namesOf({ text }: ChecklistItem): { nameZh: string; nameEn: string } {
  return { nameZh: text.zh, nameEn: text.en };
}
