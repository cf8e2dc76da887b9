import { useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { Loaded } from '../common/states.js';
import { useCodeNames } from '../dossiers/field-value.js';

/** 本单位 as it is registered: what dossiers, letters and certificates name. */
export function OwnOrganisation({ id }: { id: string }) {
  const say = useSay();
  const nameOf = useCodeNames();
  const organisation = useGet('/api/v1/organisations/{id}', { path: { id } });
  return (
    <section className="card">
      <h2>{say('单位登记信息', 'As it is registered')}</h2>
      <Loaded query={organisation}>
        {({ name, uscc, district }) => (
          <dl className="facts">
            <dt>{say('单位名称', 'Name')}</dt>
            <dd>{name}</dd>
            <dt>{say('统一社会信用代码', 'Credit code')}</dt>
            <dd>{uscc}</dd>
            <dt>{say('所在区', 'District')}</dt>
            <dd>{nameOf(district)}</dd>
          </dl>
        )}
      </Loaded>
    </section>
  );
}
