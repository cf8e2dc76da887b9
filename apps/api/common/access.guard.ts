import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { ActorRef } from '#contracts/actor.js';
import { PERMISSIONS, type Permission } from '#contracts/permissions.js';
import { forbidden } from '#contracts/forbidden.js';
import { Refusal } from '#contracts/problems.js';
import { SignedInService } from '../sessions/signed-in.service.js';
import { PERMISSION } from './can.js';

declare module 'fastify' {
  interface FastifyRequest {
    actor?: ActorRef;
  }
}

/** The one door: who is it, and may anyone of these roles come in here? Deny by default. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly signedIn: SignedInService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const permission = this.reflector.get<Permission | undefined>(PERMISSION, context.getHandler());
    if (!permission) throw forbidden([]);
    const audience = PERMISSIONS[permission];
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (audience === 'public') return true;
    const token = bearerToken(request);
    const actor = token ? await this.signedIn.actorOf(token) : undefined;
    if (!actor) throw new Refusal('session.required');
    request.actor = actor;
    if (audience !== 'signedIn' && !actor.roles.some((role) => (audience as readonly string[]).includes(role))) {
      throw forbidden(audience);
    }
    return true;
  }
}

/** The opaque token of `Authorization: Bearer …`. */
export function bearerToken(request: FastifyRequest): string | undefined {
  return /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1];
}
