import type { LocalizedText } from '#domain/measures/measure.js';

/** By what an account goes whose person was erased. */
export const ERASED_NAME = '已注销用户';
/** What stands where they had typed why. */
export const ERASED_REASON = '已随账号注销删除';

/** Why some of what is about a person stays when the person is erased. */
export const KEPT_BECAUSE: LocalizedText = {
  zh: '评审、考察、表决等办理记录属于应当归档的材料，依照《个人信息保护法》第四十七条和《档案法》继续保存；其中只留账号编号，专家信息另留抽取时的登记内容，供核验抽取过程；作出决定的人员另留当时登记的利害关系，供核验回避。',
  en: 'Scores, visits, votes and other acts are material for the archive and stay (Personal Information Protection Law, Art. 47; Archives Law). They hold the id of the account alone; of experts also what the pool knew when panels were drawn, so that draws can be verified; of those who decided, the ties that were known then, so that it can be verified who had to stand aside.',
};
