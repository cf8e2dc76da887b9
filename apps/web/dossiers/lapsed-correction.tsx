import { Alert } from 'antd';
import { useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { Fold } from '../common/fold.js';
import { Loaded } from '../common/states.js';
import { DossierView } from './dossier-of-case.js';

interface LapsedCorrectionProps {
  readonly dossierId: string;
  /** The revision that was being corrected. */
  readonly revision: number;
}

/** 未提交的补正: what was written and never handed in, for its organisation to read. */
export function LapsedCorrection({ dossierId, revision }: LapsedCorrectionProps) {
  const say = useSay();
  return (
    <section className="card">
      <h2>{say('未提交的补正', 'The correction that was never handed in')}</h2>
      <Alert
        type="info"
        showIcon
        title={say(
          `补正内容（第 ${revision} 版）没有提交，仅本单位可以查看；以上为最后提交的版次。有批次受理申报时，“以此为底稿新建”沿用补正后的内容。`,
          `The correction (revision ${revision}) was never handed in, and your organisation alone reads it; above is what was handed in last. While a batch is open, a new dossier begun as a copy takes over the correction.`,
        )}
      />
      <Fold
        size="small"
        items={[
          {
            key: 'draft',
            label: say('查看补正内容', 'Read the correction'),
            children: <Draft dossierId={dossierId} revision={revision} />,
          },
        ]}
      />
    </section>
  );
}

function Draft({ dossierId, revision }: LapsedCorrectionProps) {
  const dossier = useGet('/api/v1/dossiers/{id}', { path: { id: dossierId }, query: { revision } });
  return <Loaded query={dossier}>{(read) => <DossierView dossier={read} />}</Loaded>;
}
