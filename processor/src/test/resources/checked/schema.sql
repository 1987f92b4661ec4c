CREATE SCHEMA bank;

CREATE TYPE bank.kind AS ENUM ('private', 'business');

CREATE TYPE bank.address AS (street text, city text, zip integer);

CREATE DOMAIN bank.positive AS numeric(12, 2) CHECK (VALUE > 0);

CREATE TABLE bank.customer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  email text UNIQUE,
  kind bank.kind NOT NULL DEFAULT 'private',
  home bank.address,
  born date,
  tags text[] NOT NULL DEFAULT '{}'
);

CREATE TABLE bank.account (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES bank.customer,
  iban text NOT NULL UNIQUE,
  balance numeric(12, 2) NOT NULL DEFAULT 0,
  credit_limit integer,
  opened_at timestamptz NOT NULL DEFAULT now(),
  closed_at timestamptz
);

CREATE TABLE bank.booking (
  account_id bigint NOT NULL REFERENCES bank.account,
  number integer NOT NULL,
  amount bank.positive NOT NULL,
  booked_at timestamptz NOT NULL,
  note text,
  during tstzrange,
  document jsonb,
  PRIMARY KEY (account_id, number)
);

CREATE TABLE bank.payment (
  id bigint PRIMARY KEY,
  type text NOT NULL,
  card text,
  voucher text
);

CREATE TABLE bank.parcel (
  id bigint PRIMARY KEY,
  grams integer NOT NULL,
  kilos numeric GENERATED ALWAYS AS (grams / 1000.0) STORED
);

CREATE TABLE bank."Odd Table" ("Odd Column" integer NOT NULL, "select" text);

CREATE VIEW bank.overview AS
  SELECT c.id, c.name, a.iban, a.balance
  FROM bank.customer c LEFT JOIN bank.account a ON a.customer_id = c.id;

CREATE FUNCTION bank.interest(balance numeric, days integer) RETURNS numeric
  LANGUAGE sql IMMUTABLE RETURN balance * days / 36500;

CREATE PROCEDURE bank.close_day() LANGUAGE sql BEGIN ATOMIC
  DELETE FROM bank.booking WHERE booked_at < now() - interval '10 years';
END;

CREATE DOMAIN bank.email AS text NOT NULL;

CREATE TABLE bank.contact (email bank.email PRIMARY KEY);

CREATE TABLE bank.event (id bigint NOT NULL, day text NOT NULL, what text NOT NULL) PARTITION BY LIST (day);
CREATE TABLE bank.event_monday PARTITION OF bank.event FOR VALUES IN ('monday');
CREATE TABLE bank.event_other PARTITION OF bank.event DEFAULT;
