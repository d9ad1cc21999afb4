-- revision: V2
-- message: create orders
-- down: V1

-- upgrade
CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id)
);
CREATE INDEX ix_orders_account_id ON orders (account_id);

-- downgrade
DROP TABLE orders;
