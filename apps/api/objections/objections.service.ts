import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Ground } from '#domain/procedures/act-rules.js';
import type { AuditAction } from '#domain/texts/audit.js';
import { may } from '#contracts/ability.js';
import { personsBehind, type ActorRef, type CommandKey } from '#contracts/actor.js';
import { maySee, type Reader } from '#contracts/blindness.js';
import { objectionStateText } from '#contracts/objection-texts.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import type { DecisionResult } from '#contracts/workflows.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Role } from '#domain/procedures/procedure.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { Objection } from '#persistence/entities/objection.entities.js';
import { openedObjector } from '#persistence/personal-data.js';
import { auditAll } from '#persistence/record/trail.js';
import { contentHashOf } from '#persistence/record/content-hash.js';
import { contribute } from '#persistence/record/contribute.js';
import { measureVersion } from '#persistence/record/measures.js';
import { objectionOf } from '#persistence/record/objections.js';
import { refuseForeignFiles } from '#persistence/record/own-files.js';
import { refuseWhereAvoided } from '#persistence/record/avoidance-refusals.js';
import { CasesService } from '../cases/cases.service.js';
import { ownsIt, seesAll } from '../common/access.js';
import { DecisionsService } from '../common/decisions.service.js';
import { readersOf } from '../common/readers.js';
import type { ObjectionDto, ObjectionViewDto } from './objections.dto.js';

/** Whether it is taken up is known: its applicant has to answer to it. */
const TAKEN_UP: readonly Objection['state'][] = ['accepted', 'dismissed', 'upheld'];

/** 异议 as the commission works on it, and as the applicant answers to it. */
@Injectable()
export class ObjectionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
    private readonly decisions: DecisionsService,
  ) {}

  /** @throws {Refusal} request.notFound, case.standAside, delegation.absentTied */
  async list(caseId: string, actor: ActorRef): Promise<ObjectionDto[]> {
    const theCase = await this.cases.visible(caseId, actor);
    if (!may(actor, 'read:objection', theCase)) throw new Refusal('request.notFound');
    const { manager } = this.dataSource;
    const all = await manager.getRepository(Objection).find({ where: { caseId }, order: { id: 'ASC' } });
    const readers = readersOf(actor, theCase);
    const pending = maySee('pendingObjection', 'deciding', readers);
    const shown = pending ? all : all.filter(({ state }) => TAKEN_UP.includes(state));
    if (maySee('objector', 'decided', readers)) await lookedAt(manager, shown, actor);
    const withFiles = maySee('objection', 'decided', readers);
    const files = withFiles ? await filesOf(manager, shown) : new Map<string, Given>();
    return shown.map((objection) => toDto(objection, { theCase, given: files.get(objection.id), readers }));
  }

  /**
   * Takes it up or not, dismisses or upholds it, in words that do not say who objects: the applicant reads them, and they stay in the
   * record of commands.
   * @throws {Refusal} request.notFound, objection.namesObjector, or the move's own
   */
  async decide({ caseId, id, verb, said, actor, command }: Deciding): Promise<DecisionResult> {
    await this.cases.visible(caseId, actor);
    if (!(await objectionOf(this.dataSource.manager, caseId, id))) throw new Refusal('request.notFound');
    return this.decisions.decide(caseId, verb, { ...said, objectionId: id }, actor, command);
  }

  /**
   * 申报单位的说明, with files of its own, until the objection is decided. Another one takes the place of the first.
   * @throws {Refusal} objection.decidedAlready, objection.tooManyFiles, request.notFound for a file of others
   */
  stateView(
    caseId: string,
    id: string,
    { text, files = [] }: ObjectionViewDto,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<ObjectionDto> {
    return this.write({
      caseId,
      id,
      actor,
      command,
      as: 'applicant',
      action: 'stateView',
      set: { view: text, viewFiles: files },
    });
  }

  /** 核查情况, needed before the objection is dismissed or upheld. @throws {Refusal} objection.decidedAlready, case.standAside */
  investigate(caseId: string, id: string, text: string, actor: ActorRef, command: CommandKey): Promise<ObjectionDto> {
    return this.write({
      caseId,
      id,
      actor,
      command,
      as: 'caseOfficer',
      action: 'investigateObjection',
      unlessAvoided: true,
      set: { findings: text },
    });
  }

  private write({
    caseId,
    id,
    actor,
    command,
    as,
    action,
    unlessAvoided = false,
    set: written,
  }: Writing): Promise<ObjectionDto> {
    return contribute(this.dataSource, {
      caseId,
      actor,
      command,
      action,
      as,
      states: ['underObjection'],
      visible: (theCase) => (as === 'applicant' ? ownsIt(actor, theCase) : seesAll(actor)),
      work: async (tx, theCase) => {
        const set = written.view === undefined ? written : { ...written, viewedAt: theCase.asOf };
        const measure = await measureVersion(tx, theCase.measureId);
        if (unlessAvoided) {
          await refuseWhereAvoided(tx, { theCase, measure, at: theCase.asOf }, personsBehind(actor));
        }
        const objection = await objectionOf(tx, caseId, id);
        if (!objection || (objection.state === 'filed' && as === 'applicant')) throw new Refusal('request.notFound');
        if (objection.state !== 'accepted') {
          throw new Refusal(objection.state === 'filed' ? 'objection.notAccepted' : 'objection.decidedAlready');
        }
        if (set.viewFiles) await refuseFiles(tx, theCase, measure, set.viewFiles);
        await tx.getRepository(Objection).update({ id }, set);
        // The answer is kept for a repetition of the request: nothing of who objects is in it.
        return {
          answer: toldDto({ ...objection, ...set }, { theCase, readers: readersOf(actor, theCase) }),
          audit: { before: trailOf(objection, set), after: trailOf({ ...objection, ...set }, set) },
        };
      },
    });
  }
}

/** What is written to it: by its hash, for it may tell what was objected. */
function trailOf({ id, view, viewFiles, findings }: Objection, { findings: found }: Writing['set']): object {
  const written = found === undefined ? view !== null && { view, viewFiles } : findings !== null && { findings };
  return { objectionId: id, contentHash: written ? contentHashOf(written) : null };
}

/** As many as whoever objects may give, and of its own. @throws {Refusal} objection.tooManyFiles, request.notFound */
async function refuseFiles(
  tx: EntityManager,
  { organisationId }: ProcedureCase,
  { objections: { maxFiles } }: Measure,
  files: readonly string[],
): Promise<void> {
  if (files.length > maxFiles) throw refusalAt('files', 'objection.tooManyFiles', { maxFiles });
  await refuseForeignFiles(tx, organisationId, files);
}

interface Deciding {
  readonly caseId: string;
  readonly id: string;
  readonly verb: 'acceptObjection' | 'refuseObjection' | 'dismissObjection' | 'upholdObjection';
  readonly said: { readonly summary?: string; readonly reason?: string };
  readonly actor: ActorRef;
  readonly command: CommandKey;
}

interface Writing {
  readonly caseId: string;
  readonly id: string;
  readonly actor: ActorRef;
  readonly command: CommandKey;
  readonly as: Role;
  readonly action: AuditAction;
  /** Not by anybody who has a tie to the applicant. */
  readonly unlessAvoided?: boolean;
  readonly set: Partial<Pick<Objection, 'view' | 'viewFiles' | 'findings'>>;
}

/** Who read who objects, and how to reach them, is in the trail of each objection. */
function lookedAt(tx: EntityManager, objections: readonly Objection[], { accountId }: ActorRef): Promise<void> {
  return auditAll(
    tx,
    objections.map(({ id }) => ({
      subject: { kind: 'objection', id },
      actorId: accountId,
      actorRole: 'caseOfficer',
      action: 'lookAtPersonalData',
      rule: 'permission:read:objector' satisfies Ground,
      after: { fields: ['objectorName', 'contact'] },
    })),
  );
}

function objectorDto(objection: Objection, seal: string | null) {
  const { objectorName: name, contact } = openedObjector(objection);
  return { kind: objection.objectorKind, name, contact, seal };
}

interface Told {
  readonly theCase: ProcedureCase;
  readonly readers: ReadonlySet<Reader>;
}

/** What the applicant, too, may know of it. */
function toldDto(
  { id, state, filedAt, summary, view, viewFiles, answer }: Objection,
  { theCase, readers }: Told,
): ObjectionDto {
  const phase = state === 'dismissed' || state === 'upheld' ? 'decided' : 'deciding';
  // A view shows what was objected: for whom that is not there, it is not there either.
  const withView = readers.has('applicant') || maySee('objection', phase, readers);
  return {
    id,
    state,
    stateText: objectionStateText(state, theCase.closedAt !== null),
    filedAt: filedAt.toISOString(),
    summary,
    view: withView ? view : null,
    viewFiles: withView ? viewFiles : [],
    answer: maySee('pendingObjection', phase, readers) ? answer : null,
  };
}

/** Ids of what an objector gave. */
interface Given {
  readonly files: string[];
  readonly seal: string | null;
}

async function filesOf(tx: EntityManager, objections: readonly Objection[]): Promise<ReadonlyMap<string, Given>> {
  const rows = await tx.query<({ id: string } & Given)[]>(
    `SELECT objection_id AS id, coalesce(array_agg(file_id ORDER BY file_id) FILTER (WHERE NOT seal), '{}') AS files,
       (array_agg(file_id) FILTER (WHERE seal))[1] AS seal
     FROM objection_file WHERE objection_id = ANY($1) GROUP BY objection_id`,
    [objections.map(({ id }) => id)],
  );
  return new Map(rows.map(({ id, ...given }) => [id, given]));
}

function toDto(
  objection: Objection,
  { given = { files: [], seal: null }, ...told }: Told & { readonly given: Given | undefined },
): ObjectionDto {
  const { readers } = told;
  if (!maySee('objection', 'decided', readers)) return toldDto(objection, told);
  const { statement: facts, findings } = objection;
  return {
    ...toldDto(objection, told),
    ...(maySee('objector', 'decided', readers) && { objector: objectorDto(objection, given.seal) }),
    facts,
    files: given.files,
    findings,
  };
}
