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

/** What people write where they will not say who they are. */
const NO_NAMES = [
  '匿名',
  '匿名者',
  '某某',
  '某某某',
  'xx',
  'xxx',
  '无名',
  '无名氏',
  '佚名',
  '不具名',
  '保密',
  '群众',
  '热心群众',
  '知情人',
  '知情人士',
  'anonymous',
];

/** A name has letters, and a contact has so many letters or digits, or it is none. */
const SHORTEST = { objectorName: 2, contact: 5 };

/** Whether somebody objects by a name; whose it is, the officer asks. */
export function isNamed(objectorName: string): boolean {
  const letters = bare(objectorName).match(/\p{L}/gu) ?? [];
  return letters.length >= SHORTEST.objectorName && !NO_NAMES.includes(bare(objectorName));
}

/** Whether somebody could be reached so. */
export function isContact(contact: string): boolean {
  return bare(contact).length >= SHORTEST.contact;
}

/** Whether a text that the applicant reads says who objects, by the name or by how to reach them. */
export function tellsWhoObjects(text: string, objector: { objectorName: string; contact: string }): boolean {
  return [objector.objectorName, objector.contact].some((secret) => bare(text).includes(bare(secret)));
}

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\p{P}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase();
}
