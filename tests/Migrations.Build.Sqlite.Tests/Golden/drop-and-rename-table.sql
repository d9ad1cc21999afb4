-- undo: ALTER TABLE "Customer" RENAME TO account
ALTER TABLE account RENAME TO "Customer";
DROP TABLE "Customer";
DROP TABLE IF EXISTS "order";
