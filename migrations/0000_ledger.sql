CREATE TABLE "accounts" (
	"organisation_id" integer NOT NULL,
	"id" text NOT NULL,
	"person_id" bigint NOT NULL,
	"bound_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "accounts_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "chats" (
	"organisation_id" integer NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"group_id" bigint,
	"department_id" bigint,
	"script" text DEFAULT 'simplified' NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "chats_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "codes" (
	"organisation_id" integer NOT NULL,
	"hash" text NOT NULL,
	"purpose" text NOT NULL,
	"person_id" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"used_by" text,
	CONSTRAINT "codes_organisation_id_hash_pk" PRIMARY KEY("organisation_id","hash")
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"organisation_id" integer NOT NULL,
	"name" text NOT NULL,
	"value" integer NOT NULL,
	CONSTRAINT "counters_organisation_id_name_pk" PRIMARY KEY("organisation_id","name")
);
--> statement-breakpoint
CREATE TABLE "departments" (
	"organisation_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "departments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"aliases" jsonb NOT NULL,
	"responsibilities" jsonb NOT NULL,
	"superior_id" bigint,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "departments_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"organisation_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "grants_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"role" text NOT NULL,
	"group_id" bigint,
	"department_id" bigint,
	"object_id" bigint,
	"source" text NOT NULL,
	"granted_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "grants_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"organisation_id" integer NOT NULL,
	"name" text NOT NULL,
	"campaign" text NOT NULL,
	"time_zone" text NOT NULL,
	"week_starts_on" integer NOT NULL,
	"categories" jsonb NOT NULL,
	"bot_names" jsonb NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"directory_version" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "organisations_organisation_id_pk" PRIMARY KEY("organisation_id")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"organisation_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "people_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"belongs_to" text NOT NULL,
	"phone" text,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "people_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "service_objects" (
	"organisation_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "service_objects_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"aliases" jsonb NOT NULL,
	"contact_name" text,
	"contact_phone" text,
	"group_id" bigint,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "service_objects_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "work_groups" (
	"organisation_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "work_groups_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"level" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "work_groups_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "issue_departments" (
	"organisation_id" integer NOT NULL,
	"issue_number" integer NOT NULL,
	"department_id" bigint NOT NULL,
	"role" text NOT NULL,
	"position" integer NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	CONSTRAINT "issue_departments_organisation_id_issue_number_department_id_pk" PRIMARY KEY("organisation_id","issue_number","department_id")
);
--> statement-breakpoint
CREATE TABLE "issue_events" (
	"organisation_id" integer NOT NULL,
	"issue_number" integer NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" jsonb NOT NULL,
	"inbox_id" bigint,
	"from_state" text,
	"to_state" text NOT NULL,
	"body" jsonb NOT NULL,
	CONSTRAINT "issue_events_organisation_id_issue_number_seq_pk" PRIMARY KEY("organisation_id","issue_number","seq")
);
--> statement-breakpoint
CREATE TABLE "issues" (
	"organisation_id" integer NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"detail" text NOT NULL,
	"object_id" bigint,
	"category" text,
	"group_id" bigint,
	"source_chat" text NOT NULL,
	"source_message" text NOT NULL,
	"reporter_account" text NOT NULL,
	"reporter_id" bigint,
	"reporter_name" text NOT NULL,
	"state" text NOT NULL,
	"priority" text NOT NULL,
	"sensitive" boolean NOT NULL,
	"routing" jsonb,
	"quantities" jsonb NOT NULL,
	"amount_cny" bigint,
	"reported_at" timestamp (3) with time zone NOT NULL,
	"dispatched_at" timestamp (3) with time zone,
	"accepted_at" timestamp (3) with time zone,
	"resolved_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"sign_due_at" timestamp (3) with time zone,
	"return_due_at" timestamp (3) with time zone,
	"deadline" timestamp (3) with time zone,
	"waits_until" timestamp (3) with time zone,
	"return_count" integer NOT NULL,
	"reopen_count" integer NOT NULL,
	"result" text,
	"satisfaction" text,
	"unverified" boolean NOT NULL,
	"escalated_to" text,
	"needs_decision" boolean NOT NULL,
	"urge_count" integer NOT NULL,
	"merged_into" integer,
	"last_seq" integer NOT NULL,
	CONSTRAINT "issues_organisation_id_number_pk" PRIMARY KEY("organisation_id","number")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"organisation_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "deliveries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"dedupe_key" text NOT NULL,
	"chat" text NOT NULL,
	"kind" text NOT NULL,
	"issue_number" integer,
	"notice" jsonb NOT NULL,
	"state" text DEFAULT 'available' NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"fence" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"external_id" text,
	"error" text,
	CONSTRAINT "deliveries_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "facts" (
	"organisation_id" integer NOT NULL,
	"name" text NOT NULL,
	"value" jsonb NOT NULL,
	CONSTRAINT "facts_organisation_id_name_pk" PRIMARY KEY("organisation_id","name")
);
--> statement-breakpoint
CREATE TABLE "hints" (
	"organisation_id" integer NOT NULL,
	"account" text NOT NULL,
	"said_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "hints_organisation_id_account_pk" PRIMARY KEY("organisation_id","account")
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"organisation_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "inbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"platform" text NOT NULL,
	"message_id" text NOT NULL,
	"chat" text NOT NULL,
	"account" text NOT NULL,
	"message" jsonb NOT NULL,
	"state" text DEFAULT 'available' NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"fence" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"received_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"error" text,
	CONSTRAINT "inbox_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"organisation_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "questions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"chat" text NOT NULL,
	"account" text,
	"issue_number" integer,
	"options" jsonb NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"closed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "questions_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"organisation_id" integer NOT NULL,
	"job" text NOT NULL,
	"chat" text NOT NULL,
	"period" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"ran_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "runs_organisation_id_job_chat_period_pk" PRIMARY KEY("organisation_id","job","chat","period")
);
--> statement-breakpoint
CREATE TABLE "sandbox_messages" (
	"organisation_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "sandbox_messages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"message_id" text NOT NULL,
	"chat" text NOT NULL,
	"sender_id" text NOT NULL,
	"from_bot" boolean NOT NULL,
	"text" text NOT NULL,
	"notice" jsonb,
	"reply_to" text,
	"sent_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sandbox_messages_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "summaries" (
	"organisation_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "summaries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"chat" text NOT NULL,
	"scope" text NOT NULL,
	"period_from" timestamp (3) with time zone NOT NULL,
	"period_to" timestamp (3) with time zone NOT NULL,
	"title" text NOT NULL,
	"edition" integer NOT NULL,
	"figures" jsonb NOT NULL,
	"notice" jsonb NOT NULL,
	"posted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "summaries_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_objects" ADD CONSTRAINT "service_objects_organisation_id_group_id_work_groups_organisation_id_id_fk" FOREIGN KEY ("organisation_id","group_id") REFERENCES "public"."work_groups"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issue_departments" ADD CONSTRAINT "issue_departments_organisation_id_issue_number_issues_organisation_id_number_fk" FOREIGN KEY ("organisation_id","issue_number") REFERENCES "public"."issues"("organisation_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issue_departments" ADD CONSTRAINT "issue_departments_organisation_id_department_id_departments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","department_id") REFERENCES "public"."departments"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issue_events" ADD CONSTRAINT "issue_events_organisation_id_issue_number_issues_organisation_id_number_fk" FOREIGN KEY ("organisation_id","issue_number") REFERENCES "public"."issues"("organisation_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "departments_name" ON "departments" USING btree ("organisation_id","name");--> statement-breakpoint
CREATE INDEX "grants_person" ON "grants" USING btree ("organisation_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_name" ON "people" USING btree ("organisation_id","name","belongs_to");--> statement-breakpoint
CREATE UNIQUE INDEX "service_objects_name" ON "service_objects" USING btree ("organisation_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "work_groups_name" ON "work_groups" USING btree ("organisation_id","name");--> statement-breakpoint
CREATE INDEX "issue_departments_department" ON "issue_departments" USING btree ("organisation_id","department_id","issue_number");--> statement-breakpoint
CREATE INDEX "issue_events_type_at" ON "issue_events" USING btree ("organisation_id","type","at");--> statement-breakpoint
CREATE INDEX "issues_open" ON "issues" USING btree ("organisation_id","deadline") WHERE state not in ('closed', 'merged', 'cancelled');--> statement-breakpoint
CREATE INDEX "issues_waiting" ON "issues" USING btree ("organisation_id","waits_until") WHERE waits_until is not null;--> statement-breakpoint
CREATE INDEX "issues_object" ON "issues" USING btree ("organisation_id","object_id","number");--> statement-breakpoint
CREATE INDEX "issues_group" ON "issues" USING btree ("organisation_id","group_id","number");--> statement-breakpoint
CREATE INDEX "issues_reporter" ON "issues" USING btree ("organisation_id","reporter_account","number");--> statement-breakpoint
CREATE INDEX "issues_reported_at" ON "issues" USING btree ("organisation_id","reported_at");--> statement-breakpoint
CREATE INDEX "issues_closed_at" ON "issues" USING btree ("organisation_id","closed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_key" ON "deliveries" USING btree ("organisation_id","dedupe_key");--> statement-breakpoint
CREATE INDEX "deliveries_open" ON "deliveries" USING btree ("organisation_id","chat","id") WHERE state in ('available', 'running', 'retryable');--> statement-breakpoint
CREATE INDEX "deliveries_external" ON "deliveries" USING btree ("organisation_id","external_id");--> statement-breakpoint
CREATE INDEX "deliveries_state" ON "deliveries" USING btree ("organisation_id","state","id");--> statement-breakpoint
CREATE UNIQUE INDEX "inbox_message" ON "inbox" USING btree ("organisation_id","platform","message_id");--> statement-breakpoint
CREATE INDEX "inbox_open" ON "inbox" USING btree ("organisation_id","chat","id") WHERE state in ('available', 'running', 'retryable');--> statement-breakpoint
CREATE INDEX "questions_open" ON "questions" USING btree ("organisation_id","chat","account") WHERE not closed;--> statement-breakpoint
CREATE UNIQUE INDEX "sandbox_messages_message" ON "sandbox_messages" USING btree ("organisation_id","message_id");--> statement-breakpoint
CREATE INDEX "sandbox_messages_chat" ON "sandbox_messages" USING btree ("organisation_id","chat","id");--> statement-breakpoint
CREATE UNIQUE INDEX "summaries_period" ON "summaries" USING btree ("organisation_id","kind","chat","period_to","edition");--> statement-breakpoint
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'issue_events is append-only';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "issue_events_append_only" BEFORE UPDATE OR DELETE ON "issue_events"
	FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
