CREATE TABLE "chat_events" (
	"organisation_id" integer NOT NULL,
	"platform" text NOT NULL,
	"event_id" text NOT NULL,
	"chat" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"handled_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "chat_events_organisation_id_platform_event_id_pk" PRIMARY KEY("organisation_id","platform","event_id")
);
--> statement-breakpoint
CREATE TABLE "gaps" (
	"organisation_id" integer NOT NULL,
	"platform" text NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"until_at" timestamp (3) with time zone NOT NULL,
	"told" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "gaps_organisation_id_platform_from_at_pk" PRIMARY KEY("organisation_id","platform","from_at")
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"organisation_id" integer NOT NULL,
	"chat" text NOT NULL,
	"name" text,
	"joined_at" timestamp (3) with time zone,
	"gone_at" timestamp (3) with time zone,
	"gone_because" text,
	CONSTRAINT "rooms_organisation_id_chat_pk" PRIMARY KEY("organisation_id","chat")
);
--> statement-breakpoint
CREATE INDEX "chat_events_handled" ON "chat_events" USING btree ("organisation_id","handled_at");