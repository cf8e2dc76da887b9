import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { ActorRef } from '#contracts/actor.js';
import { audienceOf, type Permission } from '#contracts/permissions.js';
import { forbidden } from '#contracts/forbidden.js';
import { Refusal } from '#contracts/problems.js';
import { tokenOf } from '../sessions/credentials.js';
import { SignedInService } from '../sessions/signed-in.service.js';
import { ON_BEHALF_OF, StandInService } from '../sessions/stand-in.service.js';
import { PERMISSION } from './can.js';

declare module 'fastify' {
  interface FastifyRequest {
    actor?: ActorRef;
    sessionId?: string;
    /** By a token of a machine. */
    isMachine?: boolean;
  }
}

/** What somebody may do who still has to set up a second factor, or to choose a password. */
const BEFORE_ALL_ELSE: readonly Permission[] = ['read:session', 'close:session', 'manage:ownAccount'];

/** The one door: who is it, and may anyone of these roles come in here? Deny by default. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly signedIn: SignedInService,
    private readonly standIns: StandInService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const permission = this.reflector.get<Permission | undefined>(PERMISSION, context.getHandler());
    if (!permission) throw forbidden([]);
    const audience = audienceOf(permission);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (audience === 'public') return true;
    const token = tokenOf(request);
    const session = token ? await this.signedIn.sessionOf(token) : undefined;
    if (!session) throw new Refusal('session.required');
    request.actor = session.actor;
    request.sessionId = session.id;
    request.isMachine = session.scopes !== undefined;
    if (session.scopes && permission !== 'read:session' && !session.scopes.includes(permission)) {
      throw new Refusal('token.scope');
    }
    if (!BEFORE_ALL_ELSE.includes(permission)) {
      if (session.passwordGiven) throw new Refusal('session.passwordGiven');
      if (session.unguarded) throw new Refusal('session.secondFactorRequired');
    }
    const { [ON_BEHALF_OF]: absentId } = request.headers;
    const actor = absentId === undefined ? session.actor : await this.standIns.actorFor(session, absentId, permission);
    request.actor = actor;
    if (audience !== 'signedIn' && !actor.roles.some((role) => audience.includes(role))) {
      throw forbidden(audience);
    }
    return true;
  }
}
