import { useGet } from '../api/queries.js';
import { useSay } from '../app/language.js';
import { useMay } from '../app/permissions.js';
import type { ActField } from '../common/act-form.js';

type FieldsFor = (values: Readonly<Record<string, unknown>>) => readonly ActField[];

/** 推荐单位: asked of whoever is to recommend, besides; and their names. */
export function useUnitField(): { readonly fieldsFor: FieldsFor; readonly nameOf: (id: string) => string } {
  const say = useSay();
  const may = useMay('list:recommendingUnit');
  const { data: units = [] } = useGet('/api/v1/recommending-units', {}, { enabled: may });
  const options = units.map(({ id, name }) => ({ value: id, label: say(name) }));
  return {
    fieldsFor: ({ roles }) =>
      Array.isArray(roles) && roles.includes('recommender')
        ? [
            {
              kind: 'choice',
              name: 'recommendingUnitId',
              label: { zh: '所属推荐单位', en: 'Recommends for' },
              hint: {
                zh: '只能看到和推荐送交该单位的申报；全市推荐单位可以看到各单位的。',
                en: 'Sees and recommends what is given to this unit; the one for the whole city sees what is given to any.',
              },
              options,
            },
          ]
        : [],
    nameOf: (id) => options.find(({ value }) => value === id)?.label ?? '',
  };
}
