import { formatHundredths } from '#domain/common/exact.js';
import { dataScore, type ScoreLine } from '#domain/scoring/data-score.js';
import type { TypeRules } from '#domain/measures/measure.js';
import type { Schemas } from '../api/client.js';
import { useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { Fold } from '../common/fold.js';
import { numberText } from '../common/numbers.js';
import { Loaded } from '../common/states.js';
import { UNIT_TEXTS } from '../common/words.js';

type Claim = Schemas['ClaimDto'];

interface EstimateProps {
  readonly dossier: Pick<Schemas['DossierDto'], 'id' | 'type'>;
  readonly measureId: string;
}

/** 数据分预估: what the dossier would score by what is saved, and what each indicator lacks for its full points. */
export function Estimate({ dossier, measureId }: EstimateProps) {
  const claims = useGet('/api/v1/dossiers/{id}/claims', { path: { id: dossier.id } });
  const measure = useGet('/api/v1/measures/{id}', { path: { id: measureId } });
  return (
    <Loaded query={measure}>
      {({ types }) => (
        <Loaded query={claims}>
          {(read) => <Lines rules={(types as Record<string, unknown>)[dossier.type] as TypeRules} claims={read} />}
        </Loaded>
      )}
    </Loaded>
  );
}

/** The law's own arithmetic, on claims: the experts' rows are not in it, and verified values may differ later. */
function scoreOf(rules: TypeRules, claims: readonly Claim[]) {
  const figures = Object.fromEntries(
    claims.map(({ indicator, value, counted }) => [indicator, { claimed: value, evidenceCount: counted.length }]),
  );
  const { hundredths, lines } = dataScore({ rules, column: 'accreditation', figures, criteriaHundredths: {} });
  const counting = lines.filter(({ note, weight }) => note !== 'expert' && weight > 0);
  return {
    points: formatHundredths(hundredths),
    lines: counting,
    of: counting.reduce((sum, { weight }) => sum + weight, 0),
  };
}

function Lines({ rules, claims }: { rules: TypeRules; claims: readonly Claim[] }) {
  const say = useSay();
  const { points, lines, of } = scoreOf(rules, claims);
  const byExperts = 100 - of;
  const title = say('数据分预估', 'Data score, estimated');
  return (
    <Fold
      className="claims"
      items={[
        {
          key: 'claims',
          label: <span role="status">{say(`${title} ${points}（满分 ${of}）`, `${title}: ${points} of ${of}`)}</span>,
          children: (
            <>
              <p className="quiet">
                {say(
                  `按已保存内容和本批次适用的办法计算，核实后的数值可能不同；另有 ${byExperts} 分由专家评定。`,
                  `By what is saved and the measures of this batch; verified values may differ. A further ${byExperts} points are the experts’.`,
                )}
              </p>
              <div className="scroll" tabIndex={0} role="region" aria-label={title}>
                <table className="plain">
                  <thead>
                    <tr>
                      <th scope="col">{say('指标', 'Indicator')}</th>
                      <th scope="col" className="number">
                        {say('申报值', 'Claimed')}
                      </th>
                      <th scope="col" className="number">
                        {say('满分值', 'Full value')}
                      </th>
                      <th scope="col" className="number">
                        {say('得分', 'Points')}
                      </th>
                      <th scope="col">{say('尚缺', 'Missing')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {lines.map((line) => (
                      <Line
                        key={line.indicator}
                        line={line}
                        claim={claims.find((each) => each.indicator === line.indicator)}
                      />
                    ))}
                  </tbody>
                </table>
              </div>
            </>
          ),
        },
      ]}
    />
  );
}

function Line({ line, claim }: { line: ScoreLine; claim: Claim | undefined }) {
  const say = useSay();
  const unit = say(UNIT_TEXTS[claim?.unit ?? '']);
  const lacking = Math.round((line.fullValue - line.value) * 100) / 100;
  const unproved = claim?.withoutEvidence.length ?? 0;
  return (
    <tr>
      <td>{say(line.name)}</td>
      <td className="number">
        {numberText(line.value)} {unit}
      </td>
      <td className="number">{numberText(line.fullValue)}</td>
      <td className="number" title={say(line.explanation)}>
        {formatHundredths(line.hundredths)} / {line.weight}
      </td>
      <td>
        {line.note === 'belowFloor' && <p className="flat wrong">{say(line.explanation)}</p>}
        {lacking > 0 && (
          <p className="flat">{say(`还差 ${numberText(lacking)} ${unit}`, `${numberText(lacking)} ${unit} more`)}</p>
        )}
        {unproved > 0 && (
          <p className="flat wrong">
            {say(`${unproved} 条没有证明材料，不计分`, `${unproved} without evidence, not counted`)}
          </p>
        )}
      </td>
    </tr>
  );
}
