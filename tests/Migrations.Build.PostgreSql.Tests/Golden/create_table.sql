CREATE TYPE mood AS ENUM ('sad', 'it''s');
CREATE TABLE app."Order" (
    id INTEGER GENERATED ALWAYS AS IDENTITY (START WITH 100 INCREMENT BY 10 MINVALUE 1 MAXVALUE 5000 CACHE 7 CYCLE) NOT NULL,
    name VARCHAR(50) COLLATE "C" DEFAULT 'it''s' NOT NULL,
    "select" NUMERIC(10, 2) DEFAULT 1.5,
    twice NUMERIC GENERATED ALWAYS AS ("select" * 2) STORED,
    mood mood DEFAULT 'sad',
    moods mood[],
    code CHAR(3),
    parent INTEGER,
    PRIMARY KEY (id),
    UNIQUE (code),
    FOREIGN KEY (parent) REFERENCES app."Order" (id) ON DELETE SET NULL,
    CONSTRAINT ck_positive CHECK ("select" > 0) NO INHERIT,
    CONSTRAINT uq UNIQUE (name, code) INCLUDE (mood) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT ex EXCLUDE USING gist ((int4range(id, id + 1)) WITH &&) WHERE (id > 5)
)
WITH (fillfactor = 70);
ALTER TABLE app."Order" ADD CONSTRAINT ck_later CHECK (name <> '') NOT VALID;
CREATE INDEX ix ON app."Order" (name);
COMMENT ON TABLE app."Order" IS 'all of it';
COMMENT ON COLUMN app."Order".name IS 'who''s \ who';
