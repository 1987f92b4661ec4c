CREATE SCHEMA shop;

CREATE TYPE shop.state AS ENUM ('open', 'paid', 'shipped');

CREATE TABLE shop.customer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  email text UNIQUE
);

CREATE TABLE shop.purchase (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES shop.customer,
  state shop.state NOT NULL DEFAULT 'open',
  total numeric(12, 2) NOT NULL,
  placed_at timestamptz NOT NULL
);

CREATE INDEX ON shop.purchase (customer_id);

INSERT INTO shop.customer (name, email)
SELECT 'Customer ' || n, n || '@example.org' FROM generate_series(1, 500) AS n;

INSERT INTO shop.purchase (customer_id, total, placed_at)
SELECT 1 + n % 500, n, timestamptz '2026-01-01 00:00:00+00' + n * interval '1 minute'
FROM generate_series(1, 20000) AS n;

ANALYZE shop.customer, shop.purchase;
