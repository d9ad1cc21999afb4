CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id)
);
CREATE INDEX ix_orders_account_id ON orders (account_id);
