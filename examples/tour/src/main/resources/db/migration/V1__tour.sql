CREATE SCHEMA tour;

CREATE TYPE tour.genre AS ENUM ('novel', 'non-fiction');

CREATE TABLE tour.author (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  born date
);

CREATE TABLE tour.book (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title varchar(200) NOT NULL UNIQUE,
  genre tour.genre NOT NULL,
  tags varchar(40)[] NOT NULL,
  price_eur numeric(8, 2) NOT NULL,
  author_id uuid REFERENCES tour.author
);
