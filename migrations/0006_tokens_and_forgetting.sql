CREATE TABLE "api_tokens" (
	"organisation_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "api_tokens_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"scope" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_tokens_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "api_tokens_hash" ON "api_tokens" USING btree ("organisation_id","hash");--> statement-breakpoint
CREATE OR REPLACE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	-- A person who is forgotten loses the name in what was done, never the deed itself.
	IF TG_OP = 'UPDATE' AND current_setting('xietiao.forgetting', true) = 'on' THEN
		RETURN NEW;
	END IF;
	RAISE EXCEPTION 'issue_events is append-only';
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	-- A person who is forgotten loses the name in what was done, never the deed itself.
	IF TG_OP = 'UPDATE' AND current_setting('xietiao.forgetting', true) = 'on' THEN
		RETURN NEW;
	END IF;
	RAISE EXCEPTION 'audit is append-only';
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "refuse_entry_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	-- A person who is forgotten loses the name in what was done, never the deed itself.
	IF TG_OP = 'UPDATE' AND current_setting('xietiao.forgetting', true) = 'on' THEN
		RETURN NEW;
	END IF;
	RAISE EXCEPTION 'entries is append-only';
END
$$;
