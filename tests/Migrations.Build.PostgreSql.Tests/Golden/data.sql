INSERT INTO t (id, name, at) VALUES
    (1, 'it''s', '2024-01-02 03:04:05+00'),
    (2, upper('x'), NULL);
UPDATE t SET name = 'it''s' WHERE id = 1;
DELETE FROM t WHERE name = 'it''s';
CREATE FUNCTION f() RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;
CREATE FUNCTION g() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END;
SELECT ';';
-- outside a transaction
VACUUM t;
