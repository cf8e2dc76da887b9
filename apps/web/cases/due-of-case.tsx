import { useState } from 'react';
import { useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { Explained } from '../common/explained.js';
import { Due, type DueProps } from '../common/when.js';

/** A limit in a list: how it was computed is asked for when somebody wants to know, so that lists stay short. */
export function DueOfCase({ caseId, ...due }: DueProps & { readonly caseId: string }) {
  const say = useSay();
  const [asked, setAsked] = useState(false);
  const timeline = useGet('/api/v1/cases/{id}/timeline', { path: { id: caseId } }, { enabled: asked });
  if (!due.dueAt || due.suspendedSince) return <Due {...due} />;
  const explained = timeline.data?.now?.dueExplained;
  const told = timeline.isSuccess
    ? explained
      ? say(explained)
      : say('期限没有计算说明', 'There is no explanation of this limit')
    : timeline.error
      ? say(timeline.error.problem.sentence)
      : say('正在读取', 'Loading');
  return (
    <Explained title={told} onAsked={() => setAsked(true)}>
      <Due {...due} />
    </Explained>
  );
}
