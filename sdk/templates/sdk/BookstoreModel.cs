using Migrations.Build;

namespace Bookstore;

/// <summary>What the schema should be. Add tables here, then run MigrateRevision with MigrateAutogenerate.</summary>
public static class BookstoreModel
{
    public static MetaData MetaData { get; } = new(NamingConvention.Default, []);
}
