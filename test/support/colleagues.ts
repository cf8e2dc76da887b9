import type { DataSource } from 'typeorm';
import type { ApiClient } from '#cli/client/api-client.js';

let invitations = 0;

/** An administrator of an organisation invites somebody to be a colleague. @returns the token of the link that was mailed */
export async function inviteColleague(record: DataSource, administrator: ApiClient): Promise<string> {
  const email = `colleague.${++invitations}@guohe.example`;
  await administrator.post('/colleagues/invitations', { email, displayName: '专家' });
  const [mail] = await record.query<[{ link: string }]>(
    `SELECT params ->> 'link' AS link FROM mail WHERE address = $1 AND kind = 'invitation'`,
    [email],
  );
  return mail.link.split('#').at(-1) as string;
}

/** Whoever joins acts for that organisation from then on. */
export async function joinAsColleague(someone: ApiClient, token: string): Promise<void> {
  await someone.post('/account/invitations', { token });
}
