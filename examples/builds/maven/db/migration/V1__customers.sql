CREATE TYPE customer_kind AS ENUM ('private', 'business');

CREATE TABLE customer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  email text UNIQUE,
  kind customer_kind NOT NULL DEFAULT 'private'
);
