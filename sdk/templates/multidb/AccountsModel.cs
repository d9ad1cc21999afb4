using Migrations.Build;

namespace Bookstore;

/// <summary>What the schema should be. Add tables here, then run MigrateRevision with MigrateAutogenerate.</summary>
public static class AccountsModel
{
    public static MetaData MetaData { get; } = new(NamingConvention.Default, [
        new Table("account",
        [
            new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault },
            new Column("name", SqlType.String(50)) { Nullable = false },
        ]),
    ]);
}
