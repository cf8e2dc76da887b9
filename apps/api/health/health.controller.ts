import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Can } from '../common/can.js';
import { HealthService, type Readiness } from './health.service.js';

@ApiTags('health')
@Controller({ path: 'health' })
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** The process answers. */
  @Get('live')
  @Can('read:health')
  @ApiOkResponse({ schema: { example: { status: 'ok' } } })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** All that it needs is there: PostgreSQL, its migrations, Temporal, and a worker that polls. 503 otherwise. */
  @Get('ready')
  @Can('read:health')
  @ApiOkResponse({
    schema: { example: { status: 'ok', checks: { postgres: 'ok', migrations: 'ok', temporal: 'ok', worker: 'ok' } } },
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.health.readiness();
    void reply.status(readiness.status === 'ok' ? 200 : 503);
    return readiness;
  }
}
