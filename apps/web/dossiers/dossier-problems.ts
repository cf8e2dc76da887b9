import type { Schemas } from '../api/client.js';

/** One thing that is wrong or missing, from the completeness report. */
export type DossierProblem = Schemas['PartReportDto']['problems'][number];
