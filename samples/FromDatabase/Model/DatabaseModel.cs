using Migrations.Build;

namespace FromDatabase.Model;

/// <summary>What the schema should be.</summary>
public static class DatabaseModel
{
    public static MetaData MetaData { get; } = new(NamingConvention.None,
    [
        AccountTable.Table,
        OrdersTable.Table,
    ]);
}
