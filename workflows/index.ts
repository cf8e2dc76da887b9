/** The registered workflows. */
export { accreditationBatch } from './batch.workflow.js';
export { accreditation } from './accreditation.workflow.js';
export { bulkAction } from './bulk-action.workflow.js';
export { decisionMeeting } from './meeting.workflow.js';
export { postSubsidy } from './subsidy.workflow.js';
export { baseEvaluation } from './evaluation.workflow.js';
export { evaluationCampaign } from './evaluation-campaign.workflow.js';
export { plaque } from './plaque.workflow.js';
export { reconsideration } from './reconsideration.workflow.js';
export { rectification } from './rectification.workflow.js';
