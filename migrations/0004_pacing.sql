CREATE TABLE "budgets" (
	"organisation_id" integer NOT NULL,
	"scope" text NOT NULL,
	"used" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "budgets_organisation_id_scope_pk" PRIMARY KEY("organisation_id","scope")
);
--> statement-breakpoint
DROP INDEX "deliveries_open";--> statement-breakpoint
DROP INDEX "deliveries_external";--> statement-breakpoint
DROP INDEX "deliveries_state";--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "priority" smallint DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "edits" bigint;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "tried_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "uncertain_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "expiries" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "deliveries_waiting" ON "deliveries" USING btree ("organisation_id",split_part(chat, ':', 1),"chat","id") WHERE state in ('available', 'running', 'retryable');--> statement-breakpoint
CREATE INDEX "deliveries_running" ON "deliveries" USING btree ("organisation_id","leased_until") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "deliveries_said" ON "deliveries" USING btree ("organisation_id","external_id") WHERE external_id is not null;--> statement-breakpoint
CREATE INDEX "deliveries_given_up" ON "deliveries" USING btree ("organisation_id","state","id") WHERE state in ('failed', 'cancelled');--> statement-breakpoint
CREATE INDEX "deliveries_issue" ON "deliveries" USING btree ("organisation_id","issue_number") WHERE issue_number is not null and edits is null;--> statement-breakpoint
CREATE INDEX "deliveries_edits" ON "deliveries" USING btree ("organisation_id","edits","id") WHERE edits is not null;--> statement-breakpoint
CREATE INDEX "inbox_running" ON "inbox" USING btree ("organisation_id","leased_until") WHERE state = 'running';