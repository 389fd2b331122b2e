CREATE TABLE "routing_examples" (
	"organisation_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "routing_examples_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"subject" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"department" text NOT NULL,
	"role" text NOT NULL,
	"weight" real NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "routing_examples_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "routing_models" (
	"organisation_id" integer NOT NULL,
	"version" integer NOT NULL,
	"trained_at" timestamp (3) with time zone NOT NULL,
	"last_example" bigint NOT NULL,
	"examples" integer NOT NULL,
	"threshold" jsonb NOT NULL,
	"held_back" jsonb,
	"state" text NOT NULL,
	"bytes" "bytea",
	CONSTRAINT "routing_models_organisation_id_version_pk" PRIMARY KEY("organisation_id","version")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "routing_examples_key" ON "routing_examples" USING btree ("organisation_id","key");--> statement-breakpoint
CREATE FUNCTION "refuse_example_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'routing_examples is append-only';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "routing_examples_append_only" BEFORE UPDATE OR DELETE ON "routing_examples"
	FOR EACH ROW EXECUTE FUNCTION "refuse_example_change"();
