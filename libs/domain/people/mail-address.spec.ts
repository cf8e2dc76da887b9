import { isMailAddress } from './mail-address.js';

describe('an address of a mailbox', () => {
  it.each(['wang@guohe.example', 'li.si+letters@kw.beijing.gov.cn', "o'neil@a-b.example.org", 'x@xn--fiq228c.cn'])(
    'is %s',
    (address) => expect(isMailAddress(address)).toBe(true),
  );

  it.each([
    'wang@guohe.example\n', 'wang@guohe.example\r\nBcc: all@guohe.example', 'wang\n@guohe.example', ' wang@guohe.example', 'wang@guohe.example,li@guohe.example',
    'wang@guohe.example;li@guohe.example', 'Wang <wang@guohe.example>', '<wang@guohe.example>', '"wang li"@guohe.example', 'wang@localhost', 'wang@[127.0.0.1]',
    'wang', '@guohe.example', 'wang@', 'wang@@guohe.example', 'wang@guohe..example', '.wang@guohe.example', 'wang@-guohe.example', 'wang@guohe.example\u2028',
    '王@guohe.example', `${'a'.repeat(65)}@guohe.example`, `a@${'b'.repeat(60)}.${'c'.repeat(250)}.example`, '',
  ])('is not %j', (address) => expect(isMailAddress(address)).toBe(false)); // prettier-ignore
});
