import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { Refused } from '../api/client.js';
import { send } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { ActButton, type ActField } from '../common/act-form.js';
import { TYPE_TEXTS } from '../common/words.js';

/** Evaluations that are tied at the edge of the best grade, as the refusal names them. */
interface Tie {
  readonly cohort: string;
  readonly rank: number | null;
  readonly caseIds: readonly string[];
}

/** 评定并公布等次; where a tie at the edge needs the committee's vote, its order is asked for and goes with it. */
export function PublishGrades({ campaignId }: { campaignId: string }) {
  const say = useSay();
  const [ties, setTies] = useState<readonly Tie[]>([]);
  const tied = ties.flatMap(({ caseIds }) => caseIds);
  const titles = useQueries({
    queries: tied.map((id) => ({
      queryKey: ['/api/v1/cases/{id}', { path: { id } }],
      queryFn: () => send('get', '/api/v1/cases/{id}', { path: { id } }),
    })),
  });
  const titleOf = (id: string) => titles[tied.indexOf(id)]?.data?.title ?? id;
  const cohortName = (cohort: string) => say(TYPE_TEXTS[cohort as 'park'] ?? { zh: '合并组', en: 'The pooled cohort' });
  const orders = ties.map(({ cohort, rank, caseIds }, at): ActField => {
    const place = rank === null ? '' : say(`第 ${rank} 名`, `, place ${rank}`);
    const name = `${cohortName(cohort)}${place}`;
    return {
      kind: 'choices',
      name: `order${at}`,
      sentAs: 'vote',
      kept: false,
      label: { zh: `${name}并列：会议表决的先后`, en: `Tied: ${name}. The order of the vote` },
      hint: { zh: '按先后依次选择，全部选入。', en: 'Choose all of them, first the one that comes first.' },
      options: caseIds.map((id) => ({ value: id, label: titleOf(id) })),
    };
  });
  return (
    <ActButton
      type="primary"
      act={{
        title: { zh: '评定并公布等次', en: 'Grade and publish' },
        effect: { zh: '对全部应评基地统一评定等次并公布。', en: 'All are graded and published at once.' },
        fields: orders,
        send: async (values, key) => {
          const vote = orders.flatMap(({ name }) => (values[name] ?? []) as string[]);
          try {
            return await send('post', '/api/v1/campaigns/{id}/publication', {
              path: { id: campaignId },
              key,
              body: vote.length > 0 ? { vote } : {},
            });
          } catch (error) {
            const found = error instanceof Refused && error.problem.code === 'campaign.tiesNeedVote';
            if (found && vote.length === 0) setTies(error.problem['ties'] as Tie[]);
            throw error;
          }
        },
      }}
    />
  );
}
