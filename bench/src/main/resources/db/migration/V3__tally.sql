CREATE TABLE tally (id bigint PRIMARY KEY, hits bigint NOT NULL) WITH (fillfactor = 40);
