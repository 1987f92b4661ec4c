-- Pages have room for new versions of their rows, so that transfers do not meet in the index.
CREATE SCHEMA quickstart
  CREATE TABLE account (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner text NOT NULL,
    balance numeric(12, 2) NOT NULL CHECK (balance >= 0),
    opened_at timestamptz NOT NULL DEFAULT now()
  ) WITH (fillfactor = 60);
