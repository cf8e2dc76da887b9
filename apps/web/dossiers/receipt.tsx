import { Link } from '@tanstack/react-router';
import type { Schemas } from '../api/client.js';
import { useSay } from '../app/language.js';
import { Instant } from '../common/when.js';

/** 回执 of what was handed in. */
export function Receipt({ dossier }: { dossier: Schemas['DossierDetailDto'] }) {
  const say = useSay();
  return (
    <section className="card">
      <h2>{say('提交回执', 'Receipt')}</h2>
      <dl className="facts">
        <dt>{say('回执编号', 'Number')}</dt>
        <dd>{dossier.receiptNumber}</dd>
        <dt>{say('提交时间', 'Submitted')}</dt>
        <dd>
          <Instant at={dossier.submittedAt} />
        </dd>
        <dt>{say('内容校验值', 'Hash of the content')}</dt>
        <dd>
          <code>{dossier.contentHash}</code>
        </dd>
      </dl>
      {dossier.caseId && (
        <Link to="/desk/cases/$caseId" params={{ caseId: dossier.caseId }}>
          {say('查看办理进度', 'See how it goes on')}
        </Link>
      )}
    </section>
  );
}
