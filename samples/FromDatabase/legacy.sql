CREATE TABLE account (
    id INTEGER NOT NULL,
    name VARCHAR(80) NOT NULL,
    CONSTRAINT pk_account PRIMARY KEY (id)
);
CREATE TABLE orders (
    id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    placed_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
    CONSTRAINT pk_orders PRIMARY KEY (id),
    CONSTRAINT fk_orders_account FOREIGN KEY (account_id) REFERENCES account (id)
);
CREATE INDEX ix_orders_account_id ON orders (account_id);
CREATE VIEW customers AS SELECT name FROM account WHERE id IN (SELECT account_id FROM orders);
