CREATE TABLE "order" (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customer,
  placed_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE line (
  order_id bigint NOT NULL REFERENCES "order",
  article text NOT NULL,
  pieces integer NOT NULL CHECK (pieces > 0),
  PRIMARY KEY (order_id, article)
);

CREATE INDEX ON "order" (customer_id);
