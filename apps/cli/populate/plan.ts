import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BaseType } from '#domain/measures/vocabulary.js';
import { readDemoDossiers, type DemoDossier } from '../demo/demo-dossiers.js';
import type { AccreditationStory, Story } from '../demo/story.js';
import { variantOf } from './variant.js';

/** How far a dossier gets: a state of its case, a draft, or on the agenda of a meeting that is in session. */
export const TARGETS = [
  'draft',
  'underRecommendation',
  'notRecommended',
  'underFormalCheck',
  'returned',
  'underDraw',
  'underInvitation',
  'underExpertReview',
  'underOnsiteAssessment',
  'underDecision',
  'inSession',
  'proposed',
  'underPublicNotice',
  'underObjection',
  'underAnnouncement',
  'accredited',
  'cultivated',
  'notSelected',
  'refused',
  'lapsed',
  'withdrawn',
] as const;
export type Target = (typeof TARGETS)[number];

/** seeds/demo/batches.json */
interface PlanFile {
  /** By key of the dossier that is varied: the word of its names that is exchanged, and what is kept of it. */
  readonly brands: Readonly<Record<string, readonly [string, string]>>;
  readonly batches: readonly {
    readonly code: string;
    readonly title: string;
    /** Seconds that one working day lasts. */
    readonly daySeconds: number;
    /** Whether its guide has the recommending unit. */
    readonly recommendingStep: boolean;
    readonly quotas: Readonly<Record<BaseType, number>>;
    readonly dossiers: Readonly<Partial<Record<Target, readonly string[]>>>;
  }[];
}

export interface PlannedDossier {
  readonly key: string;
  readonly dossier: DemoDossier;
  readonly target: Target;
  /** Place among those with the same target: what they have got to inside it differs. */
  readonly place: number;
  /** What becomes of the dossier that it is varied from. */
  readonly story: AccreditationStory;
}

export interface PlannedBatch extends Omit<PlanFile['batches'][number], 'dossiers'> {
  readonly dossiers: readonly PlannedDossier[];
}

export interface Plan {
  /** Of every applicant's account: that of the demo accounts. */
  readonly password: string;
  readonly batches: readonly PlannedBatch[];
}

/** @param each at most so many dossiers of each target in each batch; @param folder seeds/demo */
export async function readPlan(folder: string, each = Infinity): Promise<Plan> {
  const read = async <T>(name: string) => JSON.parse(await readFile(join(folder, name), 'utf8')) as T;
  const { brands, batches } = await read<PlanFile>('batches.json');
  const { password } = await read<{ password: string }>('accounts.json');
  const { bases } = await read<Story>('story.json');
  const originals = await readDemoDossiers(join(folder, 'dossiers'));
  let index = 0;
  const plan = (batch: number, target: Target, from: string, place: number): PlannedDossier => {
    const [original, base, brand] = [originals.get(from), bases[from], brands[from]];
    if (!original || !base || !brand) throw new Error(`seeds/demo/batches.json names "${from}", which is not there`);
    index += 1;
    const key = `${from}.${batch + 1}.${index}`;
    // Outcomes at the edge of a threshold hang on the figures as they were written.
    const figures = base.accreditation.end === 'accredited';
    const dossier = variantOf(original, { key, index, brand, figures });
    return { key, dossier, target, place, story: base.accreditation };
  };
  return {
    password,
    batches: batches.map(({ dossiers, ...batch }, number) => ({
      ...batch,
      dossiers: TARGETS.flatMap((target) =>
        (dossiers[target] ?? []).map((from, place) => plan(number, target, from, place)).slice(0, each),
      ),
    })),
  };
}
