CREATE SCHEMA structured;

CREATE TYPE structured.kind AS ENUM ('PRIVATE', 'b2b');

CREATE DOMAIN structured.zip AS int4;

CREATE TYPE structured.address AS (zip structured.zip, street text, city varchar);

CREATE TYPE structured.item AS (
  name text,
  price numeric,
  kind structured.kind,
  sizes int4[]
);

CREATE TABLE structured.customer (
  id int8 PRIMARY KEY,
  email text,
  home structured.address NOT NULL,
  work structured.address,
  items structured.item[] NOT NULL,
  kinds structured.kind[] NOT NULL,
  totals int8[] NOT NULL,
  matrix text[][] NOT NULL,
  age int4
);
