-- A schema of our own with all that a scaffold must carry.
CREATE TABLE customer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    "full name" VARCHAR(80) NOT NULL COLLATE NOCASE,
    mail TEXT UNIQUE ON CONFLICT IGNORE,
    score REAL DEFAULT (1 + 1),
    lower_name TEXT GENERATED ALWAYS AS (lower("full name")) STORED,
    CHECK (score >= 0)
);
CREATE TABLE plain (id INTEGER NOT NULL, name TEXT DEFAULT 'x', CONSTRAINT pk_plain PRIMARY KEY (id));
CREATE TABLE pair (a INT, b TEXT, PRIMARY KEY (a, b DESC)) WITHOUT ROWID;
CREATE TABLE strictly (n INT NOT NULL, b BLOB) STRICT;
CREATE TABLE visit (id INTEGER PRIMARY KEY, customer_id INT REFERENCES customer (id) ON DELETE CASCADE, note);
CREATE INDEX ix_visit ON visit (customer_id DESC, lower(note)) WHERE note IS NOT NULL;
CREATE VIRTUAL TABLE search USING fts5(body, tokenize = 'porter');
CREATE VIEW busy AS SELECT c.id, count(*) AS visits FROM customer c JOIN visit v ON v.customer_id = c.id GROUP BY c.id;
CREATE VIEW busier AS SELECT id FROM busy WHERE visits > 10;
CREATE TRIGGER visit_note AFTER INSERT ON visit WHEN NEW.note IS NULL
BEGIN
    UPDATE visit SET note = 'x; y' WHERE id = NEW.id;
    INSERT INTO plain (id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER busy_write INSTEAD OF DELETE ON busy BEGIN DELETE FROM customer WHERE id = OLD.id; END;

CREATE TABLE "quoted default" (id INTEGER PRIMARY KEY, codec TEXT NOT NULL DEFAULT "UTF-8");
