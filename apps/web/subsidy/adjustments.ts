import type { Schemas } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import type { Act } from '../common/act-form.js';
import { useKept } from '../common/use-kept.js';

type Adjustment = Schemas['AdjustmentDto'];

/** What goes with a proposal beyond what is computed; kept here until the proposal is sent. */
export interface Adjustments {
  readonly all: readonly Adjustment[];
  /** 调整 of one award: less than it would come to, or what was paid for it elsewhere. */
  readonly act: (awardId: string) => Act;
  readonly forget: () => void;
}

export function useAdjustments() {
  const [adjustments, set, forget] = useKept<Readonly<Record<string, Adjustment>>>('Adjustments', {});
  const act = (awardId: string): Act => {
    const { atMostFen, priorFundedFen, reason } = adjustments[awardId] ?? {};
    const yuan = (fen: number | undefined) => (fen === undefined ? undefined : fen / 100);
    return {
      title: adjustments[awardId] ? { zh: '已调整', en: 'Adjusted' } : { zh: '调整', en: 'Adjust' },
      effect: {
        zh: '随分配方案一并提出，提出前可以更改。',
        en: 'It goes with the proposal; until then it can be changed.',
      },
      initial: { atMostFen: yuan(atMostFen), priorFundedFen: yuan(priorFundedFen), reason },
      fields: [
        { kind: 'money', name: 'atMostFen', label: { zh: '不超过', en: 'At most' }, optional: true },
        {
          kind: 'money',
          name: 'priorFundedFen',
          label: { zh: '已获其他资助', en: 'Paid for elsewhere' },
          optional: true,
        },
        { kind: 'text', name: 'reason', label: { zh: '理由', en: 'Reason' }, max: LENGTHS.AdjustmentDto.reason },
      ],
      done: { zh: '已记下', en: 'Noted' },
      send: async (values) => set({ ...adjustments, [awardId]: { awardId, ...(values as { reason: string }) } }),
    };
  };
  return { all: Object.values(adjustments), act, forget } satisfies Adjustments & { all: Adjustment[] };
}
