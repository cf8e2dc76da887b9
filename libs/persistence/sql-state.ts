import { QueryFailedError } from 'typeorm';

/** PostgreSQL's SQLSTATE of a statement that failed; undefined where the error is another. */
export function sqlStateOf(error: unknown): string | undefined {
  return error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : undefined;
}
