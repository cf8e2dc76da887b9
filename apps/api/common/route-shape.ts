import type { Type } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { readCommand } from './request.decorators.js';

/** What a route takes, read from the parameters of its method. */
export interface RouteShape {
  readonly takesBody: boolean;
  /** Does it change something, once per Idempotency-Key? */
  readonly takesCommand: boolean;
}

type RouteArguments = Readonly<Record<string, { readonly factory?: unknown }>>;

const WITH_BODY: readonly string[] = [RouteParamtypes.BODY, RouteParamtypes.REQUEST].map(String);

export function routeShape(controller: Type, method: string): RouteShape {
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as RouteArguments;
  return {
    takesBody: Object.keys(args).some((key) => WITH_BODY.includes(key.split(':')[0] ?? '')),
    takesCommand: Object.values(args).some(({ factory }) => factory === readCommand),
  };
}
