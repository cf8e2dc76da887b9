import { ApiResponse } from '@nestjs/swagger';
import { problemResponse } from '../docs/problem.schema.js';

/** Documents a refusal that only this route can give; the usual ones are added to every route. */
export const ApiProblem = (status: number, description: string) =>
  ApiResponse({ ...problemResponse(status), status, description } as Parameters<typeof ApiResponse>[0]);
