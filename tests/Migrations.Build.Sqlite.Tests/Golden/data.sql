INSERT INTO account (id, name);
UPDATE account SET name = $1 WHERE id = $2;
DELETE FROM account;
