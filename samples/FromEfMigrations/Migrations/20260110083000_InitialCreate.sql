-- revision: 20260110083000
-- message: InitialCreate
-- created: 2026-01-10T08:30:00+00:00

-- upgrade
CREATE TABLE "Account" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Account" PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT NOT NULL
);

CREATE UNIQUE INDEX "IX_Account_Name" ON "Account" ("Name");

INSERT INTO "Account" ("Id", "Name") VALUES (1, 'it''s a shop; really');
