CREATE TABLE "entries" (
	"organisation_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"chat" text NOT NULL,
	"group_id" bigint,
	"object_id" bigint,
	"person_id" bigint,
	"inbox_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"title" text,
	"slots" jsonb NOT NULL,
	"said" text NOT NULL,
	"noted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "entries_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "entries_source" ON "entries" USING btree ("organisation_id","inbox_id","position");--> statement-breakpoint
CREATE INDEX "entries_kind" ON "entries" USING btree ("organisation_id","kind","noted_at");--> statement-breakpoint
CREATE INDEX "entries_list" ON "entries" USING btree ("organisation_id","chat","kind","title","id");--> statement-breakpoint
CREATE INDEX "issue_events_at" ON "issue_events" USING btree ("organisation_id","at");--> statement-breakpoint
CREATE INDEX "issues_deadline" ON "issues" USING btree ("organisation_id","deadline");--> statement-breakpoint
CREATE INDEX "issues_source" ON "issues" USING btree ("organisation_id","source_chat","source_message");