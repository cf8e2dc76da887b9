import { Select } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../api/client.js';
import { useGet } from '../api/queries.js';
import { useLanguage, useSay } from '../app/language.js';
import { Loaded, Nothing } from '../common/states.js';
import { instantText } from '../common/day-text.js';
import { Changes } from './changes.js';

interface RevisionsProps {
  readonly dossierId: string;
  /** The one that is there now: a draft, where it is after the last that was handed in. */
  readonly present: number;
  /** Can that draft no longer be handed in? */
  readonly over?: boolean;
}

/** 版次: what was handed in and when, and what differs between any two. */
export function Revisions({ dossierId, present, over = false }: RevisionsProps) {
  const say = useSay();
  const path = { id: dossierId };
  const revisions = useGet('/api/v1/dossiers/{id}/revisions', { path });
  return (
    <section className="card">
      <h2>{say('提交的版次', 'Revisions')}</h2>
      <Loaded query={revisions}>
        {(read) => <Comparison path={path} present={present} over={over} submitted={read} />}
      </Loaded>
    </section>
  );
}

interface ComparisonProps {
  readonly path: { readonly id: string };
  readonly present: number;
  readonly over: boolean;
  readonly submitted: readonly Schemas['RevisionDto'][];
}

function Comparison({ path, present, over, submitted }: ComparisonProps) {
  const say = useSay();
  const language = useLanguage();
  const options = submitted.map(({ revision, submittedAt }) => ({
    value: revision,
    label: say(
      `第 ${revision} 版，${instantText(submittedAt, language)} 提交`,
      `Revision ${revision}, submitted ${instantText(submittedAt, language)}`,
    ),
  }));
  if (!submitted.some(({ revision }) => revision === present))
    options.push({
      value: present,
      label: over
        ? say(`第 ${present} 版，未提交`, `Revision ${present}, never handed in`)
        : say(`第 ${present} 版，填报中`, `Revision ${present}, a draft`),
    });
  const [chosen, setChosen] = useState({
    from: options.at(-2)?.value ?? present,
    to: options.at(-1)?.value ?? present,
  });
  const comparable = options.length > 1;
  const difference = useGet(
    '/api/v1/dossiers/{id}/difference',
    { path, query: chosen },
    { enabled: comparable && chosen.from !== chosen.to },
  );
  if (!comparable) return <p>{options[0]?.label}</p>;
  return (
    <>
      <div className="row">
        <Select
          aria-label={say('比较：原版次', 'Compare: before')}
          value={chosen.from}
          options={options}
          onChange={(from) => setChosen({ ...chosen, from })}
        />
        <Select
          aria-label={say('比较：新版次', 'Compare: after')}
          value={chosen.to}
          options={options}
          onChange={(to) => setChosen({ ...chosen, to })}
        />
      </div>
      {chosen.from === chosen.to ? (
        <Nothing>{say('请选择两个不同的版次。', 'Choose two different revisions.')}</Nothing>
      ) : (
        <Loaded query={difference}>
          {({ changes }) =>
            changes.length === 0 ? (
              <Nothing>{say('两个版次内容相同。', 'The two say the same.')}</Nothing>
            ) : (
              <Changes changes={changes} />
            )
          }
        </Loaded>
      )}
    </>
  );
}
