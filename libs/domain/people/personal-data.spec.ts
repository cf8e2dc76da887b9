import { masked, maskedChange, maskedPart } from './personal-data.js';

describe('what others read of a person', () => {
  it.each([
    ['idNumber', '11010519491231002X', '1****************X'],
    ['idNumber', 'E12345678', 'E*******8'],
    ['idNumber', 'E123', '****'],
    ['birthDate', '1949-12-31', '1949'],
    ['phone', '13800138000', '138****8000'],
    ['phone', '82001234', '********'],
    ['email', 'leader@example.org', 'l***@example.org'],
    ['address', '北京市海淀区演示路1号', '***'],
    ['postcode', '100080', '***'],
  ])('of %s %s is %s', (field, value, told) => expect(masked(field, value)).toBe(told));

  it('tells no number by the whole of the part: neither the day of birth nor the order of the day is there', () => {
    const leader = { idNumber: '11010519491231002X', birthDate: '1949-12-31', name: '李明', title: '研究员' };
    const told = JSON.stringify(maskedPart('leader', leader));
    // What a number consists of: region, day of birth, order of the day.
    for (const piece of ['110105', '1231', '12-31', '002']) expect(told).not.toContain(piece);
    expect(maskedPart('leader', leader)).toMatchObject({ name: '李明', title: '研究员' });
  });

  it('is as little in a change, of a field or of a whole part', () => {
    const field = {
      part: 'leader',
      path: 'birthDate',
      kind: 'changed',
      before: '1949-12-31',
      after: '1949-11-30',
    } as const;
    expect(maskedChange(field)).toMatchObject({ before: '1949', after: '1949' });
    const whole = { part: 'contact', path: '', kind: 'added', after: { name: '张伟', address: '演示路1号' } } as const;
    expect(maskedChange(whole)).toMatchObject({ after: { name: '张伟', address: '***' } });
  });
});
