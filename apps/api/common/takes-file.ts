import { applyDecorators, type Type } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { ApiProblem } from './api-problem.js';

/** Declares a route that takes one file in a field of a form, and what else stands in it. */
export const TakesFile = (field = 'file', besides?: Type) => {
  const file = { type: 'object', required: [field], properties: { [field]: { type: 'string', format: 'binary' } } };
  return applyDecorators(
    ...(besides ? [ApiExtraModels(besides)] : []),
    ApiConsumes('multipart/form-data'),
    ApiBody({ schema: besides ? { allOf: [{ $ref: getSchemaPath(besides) }, file] } : file }),
    ApiProblem(507, '存储空间不足 / the storage is full'),
  );
};
