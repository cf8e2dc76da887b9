import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { rulesOf } from '#contracts/ability.js';
import type { ActorRef } from '#contracts/actor.js';
import { mayBeDelegated, type Permission } from '#contracts/permissions.js';
import { Can } from '../common/can.js';
import { Actor } from '../common/request.decorators.js';
import { PermissionRuleDto } from './permissions.dto.js';

/** 本人的权限：网页据此显示可办的事 */
@ApiTags('sessions')
@Controller('permissions')
export class PermissionsController {
  @Get('current')
  @Can('read:session')
  @ApiOkResponse({ type: [PermissionRuleDto] })
  current(@Actor() actor: ActorRef): PermissionRuleDto[] {
    const rules = rulesOf(actor).map(({ action, subject, conditions }) => ({
      permission: `${String(action)}:${String(subject)}` as Permission,
      action: String(action),
      subject: String(subject),
      conditions: conditions ?? null,
    }));
    return actor.onBehalfOf ? rules.filter(({ permission }) => mayBeDelegated(permission)) : rules;
  }
}
