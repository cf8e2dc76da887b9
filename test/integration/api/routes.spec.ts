import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessGuard } from '#api/common/access.guard.js';
import { Can } from '#api/common/can.js';
import { ProblemFilter } from '#api/common/problem.filter.js';
import { describeApi } from '#api/docs/openapi.js';
import { routesOf, type Route } from '#api/docs/routes.js';
import { SignedInService } from '#api/sessions/signed-in.service.js';
import { StandInService } from '#api/sessions/stand-in.service.js';
import { createDataSource } from '#persistence/data-source.js';
import { loadConfig } from '#platform/config/config.js';
import { createLogger } from '#platform/logging/logger.js';
import { newKey } from '#platform/crypto/key-ring.js';
import { createWorkflowClient } from '#platform/temporal/workflow-client.js';
import { operationsOf, type ApiDescription } from '../../support/openapi.js';
import { testServers } from '../../support/servers.js';

const logger = createLogger({ name: 'test', logLevel: 'silent', logFormat: 'json' });

/** Routes that declare no permission. */
function undeclared(routes: readonly Route[]): string[] {
  return routes.filter(({ permission }) => permission === undefined).map(({ operationId }) => operationId);
}

@Controller('forgotten')
class ForgottenController {
  @Get('open')
  @Can('read:health')
  open(): string {
    return 'open';
  }

  @Get('closed')
  closed(): string {
    return 'never answered';
  }
}

@Module({
  controllers: [ForgottenController],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: SignedInService, useValue: {} },
    { provide: StandInService, useValue: {} },
  ],
})
class ForgottenModule {}

describe("the application's table of routes", () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    const { databaseUrl, temporalAddress } = testServers();
    const config = loadConfig({
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: temporalAddress,
      PERSONAL_DATA_KEYS: newKey('test'),
      AUDIT_SIGNING_KEYS: newKey('test'),
    });
    const dataSource = createDataSource({ databaseUrl, pool: 1, applicationName: 'never-connected' });
    const { createApp } = await import('#api/app.js'); // when Nest is whole: the throttler requires it
    app = await createApp({ config, dataSource, temporal: createWorkflowClient(config), logger });
  });
  afterAll(() => app.close());

  it('declares a permission for every route', () => {
    expect(routesOf(app).length).toBeGreaterThan(80);
    expect(undeclared(routesOf(app))).toEqual([]);
  });

  it('is described whole: no route is hidden, none is made up, no operation id stands twice', () => {
    const described = operationsOf(describeApi(app) as unknown as ApiDescription).map((each) => each.operationId);
    // HEAD says of an upload what GET says: it is for programs that resume, not for a description.
    const routes = routesOf(app)
      .map((each) => each.operationId)
      .filter((id) => id !== 'uploads_offset');
    expect(described.sort()).toEqual(routes.sort());
    expect(new Set(routes).size).toBe(routes.length);
  });
});

describe('a route whose permission was forgotten', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await NestFactory.create<NestFastifyApplication>(ForgottenModule, new FastifyAdapter(), { logger: false });
    app.useGlobalFilters(new ProblemFilter(logger));
    await app.init();
  });
  afterAll(() => app.close());

  it('is found', () => {
    expect(undeclared(routesOf(app))).toEqual(['forgotten_closed']);
  });

  it('is closed to everybody', async () => {
    expect((await app.inject('/forgotten/open')).statusCode).toBe(200);
    expect((await app.inject('/forgotten/closed')).statusCode).toBe(403);
  });
});
