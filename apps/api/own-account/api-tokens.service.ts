import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActorRef } from '#contracts/actor.js';
import { audienceOf, isForMachines } from '#contracts/permissions.js';
import { Refusal, refusalAt } from '#contracts/problems.js';
import { addApiToken, apiTokensOf, revokeApiToken, type ApiTokenRow } from '#persistence/api-tokens.js';
import { auditOwn } from '#persistence/record/accounts.js';
import { API_TOKEN_PREFIX, hashToken } from '#persistence/sessions.js';
import { ReassuranceService, type AskedBy } from '../sessions/reassurance.service.js';
import { SignedInService } from '../sessions/signed-in.service.js';
import type { AddApiTokenDto, ApiTokenDto, NewApiTokenDto } from './api-tokens.dto.js';

const MOST_TOKENS = 20;

/** Tokens with which machines act for their holder, within what both the token and the holder's roles allow. */
@Injectable()
export class ApiTokensService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly signedIn: SignedInService,
    private readonly reassurance: ReassuranceService,
  ) {}

  async list({ accountId }: ActorRef): Promise<ApiTokenDto[]> {
    return (await apiTokensOf(this.dataSource, accountId)).map(toDto);
  }

  /**
   * A token outlives the session by which it came: whoever finds one open gets none.
   * @throws {Refusal} token.scopeNotYours, token.tooMany, account.passwordWrong, session.notFresh, session.codeNeeded,
   *   session.codeWrong, session.tooManyAttempts
   */
  async add({ name, scopes, days, ...given }: AddApiTokenDto, by: AskedBy, actor: ActorRef): Promise<NewApiTokenDto> {
    if (!scopes.every((scope) => mayGive(scope, actor))) throw refusalAt('scopes', 'token.scopeNotYours');
    await this.reassurance.reassure(given, by);
    const token = API_TOKEN_PREFIX + randomBytes(32).toString('base64url');
    const { accountId } = actor;
    const added = await this.dataSource.transaction(async (tx) => {
      const row = await addApiToken(tx, { accountId, name, tokenHash: hashToken(token), scopes, days }, MOST_TOKENS);
      if (!row) throw new Refusal('token.tooMany', { most: MOST_TOKENS });
      const after = { tokenId: row.id, name, scopes, expiresAt: row.expiresAt };
      await auditOwn(tx, actor, 'addApiToken', { after });
      return row;
    });
    return { ...toDto(added), token };
  }

  /** @throws {Refusal} request.notFound */
  async revoke(id: string, actor: ActorRef): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      if (!(await revokeApiToken(tx, id, actor.accountId))) throw new Refusal('request.notFound');
      await auditOwn(tx, actor, 'revokeApiToken', { after: { tokenId: id } });
    });
    this.signedIn.forget(actor.accountId);
  }
}

/** Nobody gives away more than they have. */
function mayGive(scope: string, { roles }: ActorRef): boolean {
  if (!isForMachines(scope)) return false;
  const audience = audienceOf(scope);
  return typeof audience === 'string' || roles.some((role) => audience.includes(role));
}

function toDto({ id, name, scopes, createdAt, expiresAt, lastUsedAt }: ApiTokenRow): ApiTokenDto {
  return {
    id,
    name,
    scopes,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
