CREATE SCHEMA one_value;

CREATE TYPE one_value.address AS (street text, zip int4);

CREATE TABLE one_value.orders (
  order_no int8 NOT NULL,
  billing_street text,
  billing_zip int4,
  home one_value.address
);
