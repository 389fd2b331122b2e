CREATE TABLE "audit" (
	"organisation_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"actor" jsonb NOT NULL,
	"inbox_id" bigint,
	"noun" text NOT NULL,
	"name" text NOT NULL,
	"what" text NOT NULL,
	"old" jsonb,
	"new" jsonb,
	CONSTRAINT "audit_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "rosters" (
	"organisation_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "rosters_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"person_id" bigint NOT NULL,
	"substitute_id" bigint,
	"department_id" bigint,
	"from_at" timestamp (3) with time zone NOT NULL,
	"to_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "rosters_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "reminder_days" (
	"organisation_id" integer NOT NULL,
	"chat" text NOT NULL,
	"day" text NOT NULL,
	"sent" integer NOT NULL,
	CONSTRAINT "reminder_days_organisation_id_chat_day_pk" PRIMARY KEY("organisation_id","chat","day")
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"organisation_id" integer NOT NULL,
	"issue_number" integer NOT NULL,
	"kind" text NOT NULL,
	"about" timestamp (3) with time zone NOT NULL,
	"chat" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "reminders_organisation_id_issue_number_kind_about_chat_pk" PRIMARY KEY("organisation_id","issue_number","kind","about","chat")
);
--> statement-breakpoint
ALTER TABLE "codes" ADD COLUMN "place" text;--> statement-breakpoint
ALTER TABLE "grants" ADD COLUMN "ended_in_chat" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "issues" ADD COLUMN "follows" integer;--> statement-breakpoint
ALTER TABLE "issues" ADD COLUMN "absorbed" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "issues" ADD COLUMN "pending" jsonb;--> statement-breakpoint
ALTER TABLE "issues" ADD COLUMN "held_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "issues" ADD COLUMN "held_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "issues" ADD COLUMN "extension_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "issues" ADD COLUMN "instruction" jsonb;--> statement-breakpoint
ALTER TABLE "rosters" ADD CONSTRAINT "rosters_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit" USING btree ("organisation_id","at");--> statement-breakpoint
CREATE INDEX "rosters_to" ON "rosters" USING btree ("organisation_id","to_at");--> statement-breakpoint
CREATE INDEX "reminders_waiting" ON "reminders" USING btree ("organisation_id","chat") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "issues_instructed" ON "issues" USING btree ("organisation_id","number") WHERE instruction is not null;--> statement-breakpoint
CREATE INDEX "issues_merged_into" ON "issues" USING btree ("organisation_id","merged_into") WHERE merged_into is not null;
--> statement-breakpoint
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'audit is append-only';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "audit_append_only" BEFORE UPDATE OR DELETE ON "audit"
	FOR EACH ROW EXECUTE FUNCTION "refuse_audit_change"();
