import type { INestApplication, Type } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { Permission } from '#contracts/permissions.js';
import { PERMISSION } from '../common/can.js';
import { routeShape, type RouteShape } from '../common/route-shape.js';

/** A method of a controller that answers requests. */
export interface Route {
  readonly operationId: string;
  /** What its method declares with `@Can`; undefined: nobody may come in. */
  readonly permission: Permission | undefined;
  readonly shape: RouteShape;
}

/** `FormalCheckController`, `mark` → `formalCheck_mark`. */
export function operationId(controller: string, method: string): string {
  const noun = controller.replace(/Controller$/, '');
  return `${noun.charAt(0).toLowerCase()}${noun.slice(1)}_${method}`;
}

/** Every route of the application, from Nest's own table of modules. */
export function routesOf(app: INestApplication): Route[] {
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    const prototype = (metatype as { prototype: Record<string, object> } | null)?.prototype;
    if (!prototype || !metatype) return [];
    return scanner
      .getAllMethodNames(prototype)
      .filter((method) => Reflect.hasMetadata(METHOD_METADATA, prototype[method] as object))
      .map((method) => ({
        operationId: operationId(metatype.name, method),
        permission: Reflect.getMetadata(PERMISSION, prototype[method] as object) as Permission | undefined,
        shape: routeShape(metatype as Type, method),
      }));
  });
}
