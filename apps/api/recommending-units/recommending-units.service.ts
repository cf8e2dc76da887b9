import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { GroundedAction } from '#domain/procedures/act-rules.js';
import type { ActorRef, CommandKey } from '#contracts/actor.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { BEIJING_DISTRICTS, isBeijingDistrict } from '#domain/identifiers/district.js';
import { once } from '#persistence/record/command.js';
import {
  addUnit,
  changeUnit,
  recommendingUnitById,
  recommendingUnits,
  takenDistrict,
  type RecommendingUnit,
  type UnitDraft,
} from '#persistence/record/recommending-units.js';
import { audit } from '#persistence/record/trail.js';
import type { RecommendingUnitDraftDto, RecommendingUnitDto } from './recommending-units.dto.js';

/** 推荐单位 */
@Injectable()
export class RecommendingUnitsService {
  constructor(private readonly dataSource: DataSource) {}

  list(): Promise<RecommendingUnitDto[]> {
    return recommendingUnits(this.dataSource);
  }

  /** @throws {Refusal} organisation.districtUnknown, recommendingUnit.districtTaken */
  async add(body: RecommendingUnitDraftDto, actor: ActorRef, command: CommandKey): Promise<RecommendingUnitDto> {
    const draft = drafted(body);
    return once(
      this.dataSource,
      { ...command, accountId: actor.accountId, action: 'addRecommendingUnit' },
      async (tx) => {
        await refuseTaken(tx, draft);
        const id = await addUnit(tx, draft);
        await leaveTrail(tx, id, actor, command, { action: 'addRecommendingUnit', after: draft });
        return found(tx, id);
      },
    );
  }

  /**
   * Cases that were given to a unit stay there.
   * @throws {Refusal} request.notFound, organisation.districtUnknown, recommendingUnit.districtTaken, recommendingUnit.cityWide
   */
  async change(
    id: string,
    body: RecommendingUnitDraftDto,
    actor: ActorRef,
    command: CommandKey,
  ): Promise<RecommendingUnitDto> {
    const after = drafted(body);
    return once(
      this.dataSource,
      { ...command, accountId: actor.accountId, action: 'changeRecommendingUnit' },
      async (tx) => {
        await refuseTaken(tx, after, id);
        const { cityWide, name, districts } = await found(tx, id);
        if (cityWide && after.districts.length > 0) throw refusalAt('districts', 'recommendingUnit.cityWide');
        await changeUnit(tx, id, after);
        await leaveTrail(tx, id, actor, command, {
          action: 'changeRecommendingUnit',
          before: { name, districts },
          after,
        });
        return found(tx, id);
      },
    );
  }
}

/** @throws {Refusal} organisation.districtUnknown */
function drafted({ nameZh: zh, nameEn: en, districts }: RecommendingUnitDraftDto): UnitDraft {
  const unknown = districts.find((district) => !isBeijingDistrict(district));
  if (unknown) throw refusalAt('districts', 'organisation.districtUnknown', { district: unknown });
  return { name: { zh, en }, districts: [...districts].sort() };
}

/** @throws {Refusal} recommendingUnit.districtTaken, naming who has it */
async function refuseTaken(tx: EntityManager, { districts }: UnitDraft, exceptId?: string): Promise<void> {
  const taken = await takenDistrict(tx, districts, exceptId);
  if (!taken) return;
  const { zh: nameZh, en: nameEn } = taken.name;
  const district = BEIJING_DISTRICTS[taken.district];
  throw refusalAt('districts', 'recommendingUnit.districtTaken', {
    districtZh: district?.zh ?? taken.district,
    districtEn: district?.en ?? taken.district,
    nameZh,
    nameEn,
  });
}

/** @throws {Refusal} request.notFound */
async function found(tx: EntityManager, id: string): Promise<RecommendingUnit> {
  const unit = await recommendingUnitById(tx, id);
  if (!unit) throw new Refusal('request.notFound');
  return unit;
}

function leaveTrail(
  tx: EntityManager,
  id: string,
  { accountId: actorId }: ActorRef,
  { repeatable, id: commandId }: CommandKey,
  line: { readonly action: GroundedAction; readonly before?: object; readonly after: object },
): Promise<void> {
  return audit(tx, {
    subject: { kind: 'recommendingUnit', id },
    commandId: repeatable ? commandId : null,
    actorId,
    actorRole: 'administrator',
    ...line,
  });
}
