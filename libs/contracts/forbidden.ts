import type { Role } from '#domain/procedures/procedure.js';
import { listed } from './listed.js';
import { Refusal } from './problems.js';
import { TURN_TEXTS } from './texts.js';

const SOMEBODY = { zh: '另有权限的人员', en: 'those who have the right to it' };

/** The refusal of somebody whose role is none of those that may. */
export function forbidden(roles: readonly Role[]): Refusal {
  const { zh: rolesZh, en: rolesEn } = roles.length > 0 ? listed(roles.map((role) => TURN_TEXTS[role])) : SOMEBODY;
  return new Refusal('request.forbidden', { rolesZh, rolesEn });
}
