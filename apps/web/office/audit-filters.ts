const DAY_MS = 86_400_000;

export interface AuditFilters {
  readonly caseId?: string;
  readonly subjectId?: string;
  readonly actorId?: string;
  readonly action?: string;
  /** Calendar days, both included. */
  readonly from?: string;
  readonly until?: string;
}

/** What of the trail is looked for; it stands in the address, also what cannot be looked for: it is told to be wrong. */
export function auditFilters(search: Record<string, unknown>): AuditFilters {
  const text = (name: keyof AuditFilters) => {
    const value = search[name];
    return (typeof value === 'string' && value.trim()) || undefined;
  };
  return {
    caseId: text('caseId'),
    subjectId: text('subjectId'),
    actorId: text('actorId'),
    action: text('action'),
    from: text('from'),
    until: text('until'),
  };
}

/** As the API asks: instants; days are those of Beijing. */
export function asQuery({ from, until, ...rest }: AuditFilters) {
  const start = (day: string) => new Date(`${day}T00:00:00+08:00`);
  return {
    ...rest,
    since: from && start(from).toISOString(),
    before: until && new Date(start(until).getTime() + DAY_MS).toISOString(),
  };
}
