import { Collapse } from 'antd';
import { useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { Loaded } from '../common/states.js';

/** What the dossier claims by now, indicator by indicator, and what does not count yet. */
export function Claims({ dossierId }: { dossierId: string }) {
  const say = useSay();
  const claims = useGet('/api/v1/dossiers/{id}/claims', { path: { id: dossierId } });
  return (
    <Collapse
      className="claims"
      items={[
        {
          key: 'claims',
          label: say('各指标的申报值（按已保存内容计算）', 'What is claimed by now, by indicator'),
          children: (
            <Loaded query={claims}>
              {(read) => (
                <div className="scroll" tabIndex={0} role="region" aria-label={say('申报值', 'Claims')}>
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
                        <th scope="col">{say('尚缺', 'Missing')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {read.map((claim) => (
                        <tr key={claim.indicator}>
                          <td>{say(claim.name)}</td>
                          <td className="number">{claim.value}</td>
                          <td className="number">{claim.fullValue}</td>
                          <td>
                            {claim.withoutEvidence.length > 0 &&
                              say(
                                `${claim.withoutEvidence.length} 条没有证明材料，不计分`,
                                `${claim.withoutEvidence.length} rows without evidence do not count`,
                              )}
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
            </Loaded>
          ),
        },
      ]}
    />
  );
}
