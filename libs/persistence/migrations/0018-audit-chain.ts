import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The function of the trigger that chains an entry. It acts as the owner: whoever may add to the trail may still not touch the heads of
 * its chains. Its tables are named with their schema; what else it finds, migration 0054 says.
 * @param canonical the canonical JSON of a column
 */
export const chained = (canonical: (column: string) => string): string => `
  CREATE OR REPLACE FUNCTION audit_entry_is_chained() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    DECLARE
      nothing CONSTANT bytea := '\\x0000000000000000000000000000000000000000000000000000000000000000';
      first_part text;
      middle text;
      last_part text;
    BEGIN
      NEW.chain := coalesce(NEW.case_id, NEW.subject_id);
      -- What a decision led to was asked for by the request that wrote it down.
      IF NEW.request_id IS NULL AND NEW.command_id IS NOT NULL THEN
        SELECT c.on_behalf_of, c.address, c.request_id INTO NEW.on_behalf_of, NEW.address, NEW.request_id
          FROM public.command c WHERE c.id = NEW.command_id;
      END IF;
      first_part := '{"action":' || to_json(NEW.action)::text
        || ',"actorId":' || coalesce('"' || NEW.actor_id || '"', 'null')
        || ',"actorRole":' || to_json(NEW.actor_role)::text
        || ',"address":' || coalesce(to_json(NEW.address)::text, 'null')
        || ',"after":' || coalesce(${canonical('NEW.after')}, 'null')
        || ',"at":"' || to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        || '","before":' || coalesce(${canonical('NEW.before')}, 'null')
        || ',"caseId":' || coalesce('"' || NEW.case_id || '"', 'null')
        || ',"chain":"' || NEW.chain
        || '","commandId":' || coalesce(to_json(NEW.command_id)::text, 'null')
        || ',"id":"' || NEW.id
        || '","onBehalfOf":' || coalesce('"' || NEW.on_behalf_of || '"', 'null')
        || ',"previous":"';
      middle := '","reason":' || coalesce(to_json(NEW.reason)::text, 'null')
        || ',"requestId":' || coalesce('"' || NEW.request_id || '"', 'null')
        || ',"rule":' || coalesce(to_json(NEW.rule)::text, 'null') || ',"sequence":';
      last_part := ',"subjectId":"' || NEW.subject_id || '","subjectKind":' || to_json(NEW.subject_kind)::text || '}';
      -- The first one of its chain follows nothing: 32 zero bytes.
      INSERT INTO public.audit_chain AS c (chain, length, previous, head)
        VALUES (NEW.chain, 1, nothing, sha256(convert_to(first_part || encode(nothing, 'hex') || middle || 1 || last_part, 'UTF8')))
        ON CONFLICT (chain) DO UPDATE SET length = c.length + 1, previous = c.head,
          head = sha256(convert_to(first_part || encode(c.head, 'hex') || middle || c.length + 1 || last_part, 'UTF8'))
        RETURNING c.length, c.previous, c.head INTO NEW.sequence, NEW.previous, NEW.hash;
      RETURN NEW;
    END $$;
`;

/**
 * Every entry of the trail says from where it came and carries the hash of the one before it: a chain for each case, and one for
 * each subject that is no case (an account, a batch, a draft). The hash is SHA-256 over the entry as canonical JSON (RFC 8785),
 * which `libs/persistence/record/audit/canonical.ts` makes anew, byte for byte.
 */
export class AuditChain1790000000018 implements MigrationInterface {
  name = 'AuditChain1790000000018';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE command ADD COLUMN on_behalf_of uuid, ADD COLUMN address text, ADD COLUMN request_id uuid;
      ALTER TABLE audit_entry
        ADD COLUMN on_behalf_of uuid,
        ADD COLUMN address text,
        ADD COLUMN request_id uuid,
        ADD COLUMN chain uuid,
        ADD COLUMN sequence integer,
        ADD COLUMN previous bytea,
        ADD COLUMN hash bytea;

      -- The head of each chain. Its row is locked from the entry to the commit: two entries of one chain never fork it.
      CREATE TABLE audit_chain (
        chain uuid PRIMARY KEY,
        length integer NOT NULL,
        previous bytea NOT NULL,
        head bytea NOT NULL
      ) WITH (fillfactor = 70);

      REVOKE INSERT, UPDATE, DELETE ON audit_chain FROM guohe_app, guohe_relay;

      -- RFC 8785 for what the trail holds: numbers that JavaScript would write without an exponent.
      CREATE FUNCTION canonical_json(value jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
        BEGIN
          CASE jsonb_typeof(value)
            WHEN 'object' THEN
              RETURN (SELECT '{' || coalesce(string_agg(to_json(e.key)::text || ':' || CASE jsonb_typeof(e.value)
                  WHEN 'number' THEN trim_scale(e.value::numeric)::text WHEN 'object' THEN public.canonical_json(e.value)
                  WHEN 'array' THEN public.canonical_json(e.value) ELSE e.value::text END, ',' ORDER BY e.key COLLATE "C"), '') || '}'
                FROM jsonb_each(value) e);
            WHEN 'array' THEN
              RETURN (SELECT '[' || coalesce(string_agg(public.canonical_json(a.item), ',' ORDER BY a.at), '') || ']'
                FROM jsonb_array_elements(value) WITH ORDINALITY AS a (item, at));
            WHEN 'number' THEN RETURN trim_scale(value::numeric)::text;
            ELSE RETURN value::text;
          END CASE;
        END $$;

      ${chained((column) => `public.canonical_json(${column})`)}
      CREATE TRIGGER audit_entry_chained BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_entry_is_chained();

      -- What is there already is chained in the order in which it was written.
      ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only;
      CREATE TEMP TABLE earlier ON COMMIT DROP AS SELECT * FROM audit_entry;
      TRUNCATE audit_entry;
      INSERT INTO audit_entry (id, case_id, subject_kind, subject_id, command_id, actor_id, actor_role, action, rule, before, after,
          reason, at) OVERRIDING SYSTEM VALUE
        SELECT id, case_id, subject_kind, subject_id, command_id, actor_id, actor_role, action, rule, before, after, reason, at
        FROM earlier ORDER BY id;
      ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_append_only;
      ALTER TABLE audit_entry
        ALTER COLUMN chain SET NOT NULL,
        ALTER COLUMN sequence SET NOT NULL,
        ALTER COLUMN previous SET NOT NULL,
        ALTER COLUMN hash SET NOT NULL;
      CREATE UNIQUE INDEX audit_entry_chain ON audit_entry (chain, sequence);
      CREATE INDEX audit_entry_at ON audit_entry (at);
      CREATE INDEX audit_entry_action ON audit_entry (action, id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER audit_entry_chained ON audit_entry;
      DROP FUNCTION audit_entry_is_chained();
      DROP FUNCTION canonical_json(jsonb);
      DROP TABLE audit_chain;
      DROP INDEX audit_entry_chain, audit_entry_at, audit_entry_action;
      ALTER TABLE audit_entry DROP COLUMN on_behalf_of, DROP COLUMN address, DROP COLUMN request_id, DROP COLUMN chain,
        DROP COLUMN sequence, DROP COLUMN previous, DROP COLUMN hash;
      ALTER TABLE command DROP COLUMN on_behalf_of, DROP COLUMN address, DROP COLUMN request_id;
    `);
  }
}
