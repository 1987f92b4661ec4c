CREATE SCHEMA copies;

CREATE TYPE copies.kind AS ENUM ('CURRENT', 'SAVINGS');

CREATE TABLE copies.account (
  tags text[],
  address_number int2,
  "Kind" copies.kind,
  balance numeric,
  id int UNIQUE,
  owner text,
  address_street text
);
