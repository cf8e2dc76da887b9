/** The registered workflows. */
export { accreditation } from './accreditation.workflow.js';
