/** What a colleague is for one dossier of the organisation, the most first. */
export const DOSSIER_ROLES = ['owner', 'editor', 'viewer'] as const;
export type DossierRole = (typeof DOSSIER_ROLES)[number];

/** What is known of a colleague and a dossier of the same organisation. */
export interface DossierFacts {
  /** Of the organisation. */
  readonly administrator: boolean;
  /** Has drawn it up. */
  readonly author: boolean;
  /** What an owner has made of the person. */
  readonly given: DossierRole | null;
}

/**
 * An administrator of the organisation owns all that it has, so that nothing is ever without an owner; whoever drew a dossier up owns
 * it until told otherwise; everybody else of the organisation looks at it.
 */
export function dossierRole({ administrator, author, given }: DossierFacts): DossierRole {
  if (administrator) return 'owner';
  return given ?? (author ? 'owner' : 'viewer');
}

/** What may be taken back or done over before it binds the organisation; all else is its owners' to do. */
const PREPARES: readonly string[] = [
  'savePart',
  'cloneDossier',
  'addFile',
  'answerCorrection',
  'saveFigures',
  'saveStatement',
  'fileVoucher',
  'replaceVoucher',
  'takeBackVoucher',
];

/** What one has to be at least to do this for the organisation, by the name of the act in the trail. */
export function roleNeededFor(action: string): DossierRole {
  return PREPARES.includes(action) ? 'editor' : 'owner';
}

export function isAtLeast(role: DossierRole, needed: DossierRole): boolean {
  return DOSSIER_ROLES.indexOf(role) <= DOSSIER_ROLES.indexOf(needed);
}
