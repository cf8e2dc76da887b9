import type { DataSource } from 'typeorm';

/** What happens meanwhile is not told to the run of this workflow: the rows of the outbox stay, and wait until somebody changes them. */
export async function unheard<T>(record: DataSource, workflowId: string, meanwhile: () => Promise<T>): Promise<T> {
  await record.query(`CREATE FUNCTION unheard() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN NEW.next_attempt_at = 'infinity'; RETURN NEW; END $$`);
  await record.query(`CREATE TRIGGER unheard BEFORE INSERT ON outbox FOR EACH ROW
    WHEN (NEW.workflow_id = '${workflowId}') EXECUTE FUNCTION unheard()`);
  try {
    return await meanwhile();
  } finally {
    await record.query(`DROP FUNCTION unheard CASCADE`);
  }
}
