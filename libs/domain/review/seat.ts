/** An expert and a case: invited, on the panel (`assigned`: has accepted), or out of it (`void`: should have stood aside). */
export const ASSIGNMENT_STATES = ['invited', 'assigned', 'submitted', 'declined', 'expired', 'void'] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];
