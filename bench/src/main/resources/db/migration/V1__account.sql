CREATE TABLE account (
  id bigint PRIMARY KEY,
  owner text NOT NULL,
  balance numeric NOT NULL,
  opened_at timestamptz NOT NULL
);
