import { send, useGet } from '../api/queries.js';
import { ActButton } from '../common/act-form.js';
import { CODE } from './password-field.js';

// Apart from the way to the directory: forms of acts are no part of a desk's first screen.
/** 改由统一身份认证登录: for whoever has an account here already. */
export function LinkToDirectory() {
  const { data } = useGet('/api/v1/single-sign-on');
  if (!data?.offered) return null;
  return (
    <ActButton
      act={{
        title: { zh: `改用${data.name}登录`, en: `Sign in with ${data.name} from now on` },
        fields: [{ kind: 'secret', name: 'password', label: { zh: '现密码', en: 'Present password' } }, CODE],
        send: async (values, key) => {
          const body = values as { password: string; code?: string };
          const { location } = await send('post', '/api/v1/account/single-sign-on', { key, body });
          window.location.assign(location);
        },
      }}
    />
  );
}
