CREATE SCHEMA job_queue
  CREATE TABLE job (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recipient text NOT NULL,
    failures int NOT NULL DEFAULT 0,
    reason text,
    set_aside boolean NOT NULL DEFAULT false
  )
  CREATE INDEX ON job (failures, id) WHERE NOT set_aside
  CREATE TABLE letter (job bigint NOT NULL, recipient text NOT NULL CHECK (recipient <> ''));
