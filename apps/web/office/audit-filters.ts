export interface AuditFilters {
  readonly caseId?: string;
  readonly actorId?: string;
}

/** Whose acts, or what was done on which case; it stands in the address. */
export function auditFilters(search: Record<string, unknown>): AuditFilters {
  const id = (value: unknown) => (typeof value === 'string' && /^[0-9a-f-]{36}$/i.test(value) ? value : undefined);
  return { caseId: id(search['caseId']), actorId: id(search['actorId']) };
}
