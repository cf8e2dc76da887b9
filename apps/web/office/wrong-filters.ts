import { AUDIT_TEXTS } from '#domain/texts/audit.js';
import type { AuditFilters } from './audit-filters.js';

/** Those that are no id, action or day: with them nothing is asked, for without them everything would be shown. */
export function wrongFilters(filters: AuditFilters): (keyof AuditFilters)[] {
  const names = Object.keys(RIGHT) as (keyof AuditFilters)[];
  return names.filter((name) => filters[name] !== undefined && !RIGHT[name](filters[name]));
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const isId = (value: string) => ID.test(value);
const isDay = (value: string) => DAY.test(value);
const RIGHT: Readonly<Record<keyof AuditFilters, (value: string) => boolean>> = {
  caseId: isId,
  subjectId: isId,
  actorId: isId,
  action: (value) => Object.hasOwn(AUDIT_TEXTS, value),
  from: isDay,
  until: isDay,
};
