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

/** Those that are no id, action or day: with them nothing is asked, for without them everything would be shown. */
export function wrongFilters(filters: AuditFilters): (keyof AuditFilters)[] {
  const names = Object.keys(RIGHT) as (keyof AuditFilters)[];
  return names.filter((name) => filters[name] !== undefined && !RIGHT[name](filters[name]));
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NAME = /^[A-Za-z]{1,60}$/;
const isId = (value: string) => ID.test(value);
const isDay = (value: string) => DAY.test(value);
const RIGHT: Readonly<Record<keyof AuditFilters, (value: string) => boolean>> = {
  caseId: isId,
  subjectId: isId,
  actorId: isId,
  action: (value) => NAME.test(value),
  from: isDay,
  until: isDay,
};

/** As the API asks: instants; days are those of Beijing. */
export function asQuery({ from, until, ...rest }: AuditFilters) {
  const start = (day: string) => new Date(`${day}T00:00:00+08:00`);
  return {
    ...rest,
    since: from && start(from).toISOString(),
    before: until && new Date(start(until).getTime() + DAY_MS).toISOString(),
  };
}
