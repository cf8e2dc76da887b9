/** 异议 to a public notice: procedure 1, row 11. */
export const OBJECTION_STATES = ['filed', 'accepted', 'refused', 'dismissed', 'upheld'] as const;
export type ObjectionState = (typeof OBJECTION_STATES)[number];

/** Those that keep a case from its announcement. */
export const OPEN_OBJECTIONS: readonly ObjectionState[] = ['filed', 'accepted'];

/** Who objects: by name, or under the seal of an organisation. */
export const OBJECTOR_KINDS = ['person', 'organisation'] as const;
export type ObjectorKind = (typeof OBJECTOR_KINDS)[number];

/** Where a case goes on when an objection to it has been refused or dismissed. */
export function afterObjection({ openLeft, noticeRuns }: { openLeft: number; noticeRuns: boolean }) {
  if (openLeft > 0) return 'underObjection';
  return noticeRuns ? 'underPublicNotice' : 'underAnnouncement';
}
