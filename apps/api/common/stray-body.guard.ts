import type { CanActivate, ExecutionContext, Type } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '#contracts/problems.js';
import { routeShape } from './route-shape.js';
import { unknownField } from './validation.js';

/** Where a route asks for no body, an empty object will do, but nothing in it is silently ignored. */
@Injectable()
export class StrayBodyGuard implements CanActivate {
  private readonly asked = new Map<unknown, boolean>();

  canActivate(context: ExecutionContext): boolean {
    const { body } = context.switchToHttp().getRequest<FastifyRequest>();
    if (body === undefined || body === null || this.asks(context)) return true;
    const names = typeof body === 'object' ? Object.keys(body) : [''];
    if (names.length === 0) return true;
    throw new Refusal('request.invalid', {}, { errors: names.map(unknownField) });
  }

  private asks(context: ExecutionContext): boolean {
    const handler = context.getHandler();
    const known = this.asked.get(handler);
    if (known !== undefined) return known;
    const { takesBody } = routeShape(context.getClass() as Type, handler.name);
    this.asked.set(handler, takesBody);
    return takesBody;
  }
}
