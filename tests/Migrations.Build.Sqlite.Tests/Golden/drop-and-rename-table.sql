ALTER TABLE account RENAME TO "Customer";
DROP TABLE "Customer";
DROP TABLE IF EXISTS "order";
