import { ApiResponse } from '@nestjs/swagger';

/** Documents a refusal that only this route can give; the usual ones are added to every route. */
export const ApiProblem = (status: number, description: string) =>
  ApiResponse({
    status,
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  });
