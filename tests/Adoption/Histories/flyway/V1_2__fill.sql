INSERT INTO account (id, name) VALUES (1, 'it''s; a -- name');
