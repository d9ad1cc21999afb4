using Migrations.Build;

namespace FromDatabase.Model;

internal static class AccountTable
{
    public static Table Table { get; } = new Table("account",
    [
        new Column("id", SqlType.Integer) { Identity = Identity.ByDefault, Nullable = false },
        new Column("name", SqlType.String(80)) { Nullable = false },
        new PrimaryKeyConstraint(["id"]) { Name = "pk_account" },
    ]);
}
