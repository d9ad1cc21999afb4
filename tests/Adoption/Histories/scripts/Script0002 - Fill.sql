INSERT INTO account (id, name) VALUES (1, 'a');
