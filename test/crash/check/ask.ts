/** Asks PostgreSQL. */
export type Ask = <T>(sql: string, parameters?: unknown[]) => Promise<T[]>;
