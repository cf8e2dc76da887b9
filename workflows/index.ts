/** The registered workflows. */
export { accreditation } from './accreditation.workflow.js';
export { postSubsidy } from './subsidy.workflow.js';
