import type { PartName } from '#domain/dossier/parts.js';
import { PART_SPECS as DECLARED } from '#domain/dossier/specs/index.js';
import type { PartSpec } from '#domain/dossier/specs/spec.js';

/** The domain's own declaration of every part: the forms are made from it. */
export const PART_SPECS = DECLARED as unknown as Readonly<Record<PartName, PartSpec>>;

export type { FieldForm, FieldSpec, FieldSpecs, PartSpec, TableSpec } from '#domain/dossier/specs/spec.js';
