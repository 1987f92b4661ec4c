CREATE SCHEMA batches;

CREATE TYPE batches.kind AS ENUM ('CURRENT', 'SAVINGS');

CREATE TABLE batches.account (
  id int NOT NULL,
  owner text NOT NULL,
  balance numeric,
  kind batches.kind,
  UNIQUE (id, owner)
);
