namespace Migrations.Build.PostgreSql.Introspection;

/// <summary>An index while its columns come in.</summary>
internal sealed class CatalogueIndex(TableIndex start)
{
    public TableIndex Start => start;

    public List<IndexColumn> Columns { get; } = [];

    public List<string> Include { get; } = [];

    public TableIndex Build() => start with { Columns = [.. Columns], Include = [.. Include] };
}
