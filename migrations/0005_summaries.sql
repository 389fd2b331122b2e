CREATE TABLE "drafts" (
	"organisation_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "drafts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"slot" timestamp (3) with time zone NOT NULL,
	"period_from" timestamp (3) with time zone NOT NULL,
	"period_to" timestamp (3) with time zone NOT NULL,
	"bulletin" jsonb NOT NULL,
	"figures" jsonb NOT NULL,
	"edits" jsonb NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "drafts_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
DROP INDEX "issue_events_at";--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "issue_number" integer;--> statement-breakpoint
ALTER TABLE "summaries" ADD COLUMN "number" integer;--> statement-breakpoint
ALTER TABLE "summaries" ADD COLUMN "bulletin" jsonb;--> statement-breakpoint
ALTER TABLE "summaries" ADD COLUMN "changes" jsonb;--> statement-breakpoint
CREATE UNIQUE INDEX "drafts_slot" ON "drafts" USING btree ("organisation_id","kind","slot");--> statement-breakpoint
CREATE INDEX "entries_issue" ON "entries" USING btree ("organisation_id","issue_number") WHERE issue_number is not null;--> statement-breakpoint
CREATE INDEX "issue_events_touched" ON "issue_events" USING btree ("organisation_id","at","issue_number");--> statement-breakpoint
CREATE INDEX "issues_open_group" ON "issues" USING btree ("organisation_id","group_id") WHERE state not in ('closed', 'merged', 'cancelled');--> statement-breakpoint
CREATE FUNCTION "refuse_entry_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'entries is append-only';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "entries_append_only" BEFORE UPDATE OR DELETE ON "entries"
	FOR EACH ROW EXECUTE FUNCTION "refuse_entry_change"();
