export interface AuditFilters {
  readonly caseId?: string;
  readonly subjectId?: string;
  readonly actorId?: string;
  readonly action?: string;
  /** Calendar days, both included. */
  readonly from?: string;
  readonly until?: string;
}

/** What of the trail is looked for; it stands in the address. */
export function auditFilters(search: Record<string, unknown>): AuditFilters {
  const like = (name: keyof AuditFilters, shape: RegExp) => {
    const value = search[name];
    return typeof value === 'string' && shape.test(value.trim()) ? value.trim() : undefined;
  };
  return {
    caseId: like('caseId', ID),
    subjectId: like('subjectId', ID),
    actorId: like('actorId', ID),
    action: like('action', /^[A-Za-z]{1,60}$/),
    from: like('from', DAY),
    until: like('until', DAY),
  };
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/** As the API asks: instants; days are those of Beijing. */
export function asQuery({ from, until, ...rest }: AuditFilters) {
  const start = (day: string) => new Date(`${day}T00:00:00+08:00`);
  return {
    ...rest,
    since: from && start(from).toISOString(),
    before: until && new Date(start(until).getTime() + DAY_MS).toISOString(),
  };
}
