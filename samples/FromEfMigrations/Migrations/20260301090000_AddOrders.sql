-- revision: 20260301090000
-- message: AddOrders
-- down: 20260110083000
-- created: 2026-03-01T09:00:00+00:00

-- upgrade
CREATE TABLE "Order" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Order" PRIMARY KEY AUTOINCREMENT,
    "AccountId" INTEGER NOT NULL,
    "Note" TEXT NULL,
    CONSTRAINT "FK_Order_Account_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Account" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Order_AccountId" ON "Order" ("AccountId");

INSERT INTO "Order" ("Id", "AccountId", "Note") VALUES (1, 1, 'BEGIN;
-- not a comment
COMMIT;');
