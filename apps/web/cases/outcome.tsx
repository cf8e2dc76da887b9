import { formatHundredths } from '#domain/common/exact.js';
import { useSay } from '../app/language.js';
import { Download } from '../common/download.js';
import { Day } from '../common/when.js';
import type { CaseDetail } from './case-page.js';

/** What came out so far. */
export function Outcome({ detail: { outcome } }: { detail: CaseDetail }) {
  const say = useSay();
  const explanations = outcome.explanation === undefined ? [] : [outcome.explanation].flat();
  const rows = [
    outcome.expertHundredths !== undefined && [
      say('专家评分', 'Expert score'),
      formatHundredths(outcome.expertHundredths),
    ],
    outcome.dataHundredths !== undefined && [say('数据评分', 'Data score'), formatHundredths(outcome.dataHundredths)],
    outcome.totalHundredths !== undefined && [say('总分', 'Total'), formatHundredths(outcome.totalHundredths)],
    outcome.certificateNumber && [
      say('证书编号', 'Certificate'),
      <a key="certificate" href={`/check/${encodeURIComponent(outcome.certificateNumber)}`}>
        {outcome.certificateNumber}
      </a>,
    ],
    outcome.accreditedOn && [say('认定日期', 'Accredited on'), <Day key="day" on={outcome.accreditedOn} />],
    outcome.plaqueNumber && [say('标牌编号', 'Plaque'), outcome.plaqueNumber],
    outcome.remark && [say('说明', 'Remark'), outcome.remark],
  ].filter((row) => row !== false && row !== undefined && row !== '');
  const failed = [...(outcome.corrections ?? []), ...(outcome.failedItems ?? [])];
  if (rows.length + explanations.length + failed.length === 0 && !outcome.reasonsText?.length) return null;
  return (
    <section className="card">
      <h2>{say('结果与依据', 'Outcome and grounds')}</h2>
      <dl className="facts">
        {rows.map(([name, value], index) => (
          <Fact key={index} name={name} value={value} />
        ))}
      </dl>
      {outcome.certificateNumber && (
        <p>
          <Download address={`/api/v1/certificates/${encodeURIComponent(outcome.certificateNumber)}/pdf`}>
            {say('下载证书', 'Certificate as PDF')}
          </Download>
        </p>
      )}
      {outcome.reasonsText?.map((reason) => (
        <p key={reason.en}>
          {say(reason)} <span className="quiet">{reason.article}</span>
        </p>
      ))}
      {failed.map(({ item, reason }) => (
        <p key={item + reason} className="typed">
          {reason}
        </p>
      ))}
      {explanations.map((text) => (
        <p key={text.en} className="quiet">
          {say(text)}
        </p>
      ))}
    </section>
  );
}

function Fact({ name, value }: { name: unknown; value: unknown }) {
  return (
    <>
      <dt>{name as string}</dt>
      <dd>{value as string}</dd>
    </>
  );
}
