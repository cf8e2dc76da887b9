import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { mayWithAny } from '#contracts/ability.js';
import type { ActorRef } from '#contracts/actor.js';
import { listed } from '#contracts/listed.js';
import type { Permission } from '#contracts/permissions.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { TURN_TEXTS } from '#contracts/texts.js';
import { calendarDateOf, dateInChinese } from '#domain/common/calendar-date.js';
import {
  areOfOneUnit,
  areDaysOfAbsence,
  DELEGABLE_ROLES,
  LONGEST_DELEGATION_DAYS,
  standInProblem,
  type Holder,
} from '#domain/people/delegation.js';
import {
  addDelegation,
  delegableHolders,
  delegationById,
  delegationsMeanwhile,
  delegationsOf,
  endDelegation,
  type DelegationRow,
  type NewDelegation,
} from '#persistence/delegations.js';
import { Account } from '#persistence/entities/people.entities.js';
import { audit, notify } from '#persistence/record/trail.js';
import { momentOf } from '#persistence/record/moment.js';
import { uuidv7 } from '../common/ids.js';
import type { PageQuery } from '../common/page.js';
import type { DelegateCandidateDto, DelegateDto, DelegationDto, DelegationState } from './delegations.dto.js';

/** 委托代办: an absent person's office goes on in the hands of another, who is named beside them in all that is done. */
@Injectable()
export class DelegationsService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @throws {Refusal} delegation.forAnother, delegation.yourself, delegation.toYourself, delegation.days, delegation.notYours,
   *   delegation.notFit, account.officesConflict, delegation.taken, delegation.standInAbsent, request.notFound
   */
  async delegate(body: DelegateDto, actor: ActorRef): Promise<DelegationDto> {
    const { absentId = actor.accountId, standInId, fromOn, untilOn } = body;
    const mayForOthers = actor.roles.includes('administrator');
    if (absentId !== actor.accountId && !mayForOthers) throw refusalAt('absentId', 'delegation.forAnother');
    if (absentId === standInId) throw refusalAt('standInId', 'delegation.yourself');
    // Nobody gives themselves an office: what it sees and decides is kept from those who look after accounts.
    if (standInId === actor.accountId) throw refusalAt('standInId', 'delegation.toYourself');
    if (!areDaysOfAbsence(fromOn, untilOn, calendarDateOf(await momentOf(this.dataSource)))) {
      throw refusalAt('untilOn', 'delegation.days', { most: LONGEST_DELEGATION_DAYS });
    }
    const delegation = { ...body, id: uuidv7(), absentId, madeBy: actor.accountId };
    return this.dataSource.transaction(async (tx) => {
      const meanwhile = await delegationsMeanwhile(tx, [absentId, standInId], body);
      await refuseUnfit(tx, delegation);
      refuseMeanwhile(delegation, meanwhile);
      await addDelegation(tx, delegation);
      const made = await delegationById(tx, delegation.id, null);
      if (!made) throw new Refusal('request.notFound');
      await leaveTrail(tx, made, actor, 'delegate');
      await tellBoth(tx, made);
      return toDto(made);
    });
  }

  /** Those who could stand in for one of the actor's offices; all who hold one, for whoever arranges it for others. */
  async candidates(actor: ActorRef): Promise<DelegateCandidateDto[]> {
    const own = DELEGABLE_ROLES.filter((role) => actor.roles.includes(role));
    const holders = await delegableHolders(this.dataSource, actor.accountId);
    const fits = (holder: Holder) =>
      actor.roles.includes('administrator') ||
      own.some((role) => standInProblem(holder, [role]) === undefined && areOfOneUnit([role], holder, actor));
    return holders.filter(fits).map(({ accountId, displayName, roles }) => ({
      accountId,
      displayName,
      roles: DELEGABLE_ROLES.filter((role) => roles.includes(role)),
    }));
  }

  async list(page: PageQuery, actor: ActorRef): Promise<DelegationDto[]> {
    return (await delegationsOf(this.dataSource, aboutWhom(actor, 'read:delegation'), page)).map(toDto);
  }

  /** @throws {Refusal} request.notFound, delegation.over */
  async end(id: string, actor: ActorRef): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const delegation = await delegationById(tx, id, aboutWhom(actor, 'end:delegation'));
      if (!delegation) throw new Refusal('request.notFound');
      if (!(await endDelegation(tx, id, actor.accountId))) throw new Refusal('delegation.over');
      await leaveTrail(tx, delegation, actor, 'endDelegation');
      const { absent, standIn } = delegation;
      const params = { absent: absent.displayName, standIn: standIn.displayName };
      const others = [absent, standIn].filter(({ accountId }) => accountId !== actor.accountId);
      await notify(
        tx,
        `delegation/${id}/ended`,
        null,
        others.map(({ accountId }) => ({ to: { accountId }, template: 'delegation.ended', params })),
      );
    });
  }
}

/** Null: everybody. */
function aboutWhom(actor: ActorRef, permission: Permission): string | null {
  return mayWithAny(actor, permission) ? null : actor.accountId;
}

/** @throws {Refusal} request.notFound, delegation.notYours, delegation.notFit, account.officesConflict */
async function refuseUnfit(tx: EntityManager, { absentId, standInId, roles, madeBy }: NewDelegation): Promise<void> {
  const accounts = await tx.getRepository(Account).findBy({ id: In([absentId, standInId, madeBy]) });
  const absent = accounts.find(({ id }) => id === absentId);
  const standIn = accounts.find(({ id }) => id === standInId);
  if (!absent || absent.disabledAt) throw refusalAt('absentId', 'request.notFound');
  if (!standIn || standIn.disabledAt) throw refusalAt('standInId', 'request.notFound');
  if (!roles.every((role) => absent.roles.includes(role))) throw refusalAt('roles', 'delegation.notYours');
  // Demo accounts, whose password is published, end with their setting: they give nothing to others.
  if (new Set(accounts.map(({ demo }) => demo)).size > 1) throw refusalAt('standInId', 'delegation.notFit');
  if (!areOfOneUnit(roles, standIn, absent)) throw refusalAt('standInId', 'delegation.notFit');
  const problem = standInProblem(standIn, roles);
  if (problem) throw refusalAt('standInId', problem);
}

/** One stand-in an office a day, and nobody who is absent themselves. @throws {Refusal} delegation.taken, delegation.standInAbsent */
function refuseMeanwhile({ absentId, roles }: NewDelegation, meanwhile: readonly DelegationRow[]): void {
  for (const { absent, standIn, roles: others } of meanwhile) {
    if (absent.accountId !== absentId) {
      throw refusalAt('standInId', 'delegation.standInAbsent', { name: absent.displayName });
    }
    if (roles.some((role) => others.includes(role))) {
      throw refusalAt('roles', 'delegation.taken', { name: standIn.displayName });
    }
  }
}

/** Why is not on the trail, which nobody can erase: it stays with the delegation. */
async function leaveTrail(
  tx: EntityManager,
  { id, absent, standIn, roles, fromOn, untilOn }: DelegationRow,
  actor: ActorRef,
  action: 'delegate' | 'endDelegation',
): Promise<void> {
  await audit(tx, {
    subject: { kind: 'account', id: absent.accountId },
    actorId: actor.accountId,
    actorRole: actor.roles[0] ?? 'public',
    action,
    after: { delegationId: id, standInId: standIn.accountId, roles, fromOn, untilOn },
  });
}

async function tellBoth(tx: EntityManager, delegation: DelegationRow): Promise<void> {
  const { id, absent, standIn, roles, fromOn, untilOn } = delegation;
  const { zh: rolesZh, en: rolesEn } = listed(roles.map((role) => TURN_TEXTS[role]));
  const about = {
    rolesZh,
    rolesEn,
    fromZh: dateInChinese(fromOn),
    untilZh: dateInChinese(untilOn),
    fromEn: fromOn,
    untilEn: untilOn,
  };
  await notify(tx, `delegation/${id}`, null, [
    {
      to: { accountId: standIn.accountId },
      template: 'delegation.received',
      params: { ...about, name: absent.displayName },
    },
    {
      to: { accountId: absent.accountId },
      template: 'delegation.made',
      params: { ...about, name: standIn.displayName },
    },
  ]);
}

function toDto({ madeAt, endedAt, ...row }: DelegationRow): DelegationDto {
  return {
    ...row,
    state: stateOf(row, endedAt),
    madeAt: madeAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}

function stateOf(
  { fromOn, untilOn }: Pick<DelegationRow, 'fromOn' | 'untilOn'>,
  endedAt: Date | null,
): DelegationState {
  if (endedAt) return 'ended';
  const today = calendarDateOf(new Date());
  if (today < fromOn) return 'coming';
  return today > untilOn ? 'over' : 'running';
}
