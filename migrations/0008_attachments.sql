CREATE TABLE "attachments" (
	"organisation_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "attachments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"issue_number" integer NOT NULL,
	"inbox_id" bigint NOT NULL,
	"chat" text NOT NULL,
	"message_id" text NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"media_type" text,
	"bytes" integer,
	"sha256" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"error" text,
	CONSTRAINT "attachments_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_organisation_id_issue_number_issues_organisation_id_number_fk" FOREIGN KEY ("organisation_id","issue_number") REFERENCES "public"."issues"("organisation_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "attachments_key" ON "attachments" USING btree ("organisation_id","issue_number","chat","key");--> statement-breakpoint
CREATE INDEX "attachments_waiting" ON "attachments" USING btree ("organisation_id","due_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "attachments_inbox" ON "attachments" USING btree ("organisation_id","inbox_id");