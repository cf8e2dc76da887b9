import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '#contracts/problems.js';
import { Config } from '#platform/config/config.js';

/**
 * Requests of one person in a minute, at whatever routes and from whatever addresses, their machines' included: one account that is
 * misused must not cost all others their turn. It comes after the door, which knows who it is.
 */
@Injectable()
export class PersonRateGuard implements CanActivate {
  private readonly limiter: RateLimiterMemory | undefined;

  constructor({ rateLimitPerMinute: points }: Config) {
    this.limiter = points === 0 ? undefined : new RateLimiterMemory({ points, duration: 60 });
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!actor || !this.limiter) return true;
    await this.limiter.consume(actor.accountId).catch(({ msBeforeNext }: RateLimiterRes) => {
      throw new Refusal('request.tooMany', {}, { retryAfterSeconds: Math.ceil(msBeforeNext / 1_000) });
    });
    return true;
  }
}
