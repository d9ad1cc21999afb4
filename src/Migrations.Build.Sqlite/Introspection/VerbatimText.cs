using Migrations.Build.Introspection;
using Migrations.Build.Schema;
using Migrations.Build.Sqlite.Sql;

namespace Migrations.Build.Sqlite.Introspection;

/// <summary>Which stored statements must stand in a revision as they are.</summary>
internal static class VerbatimText
{
    /// <summary>What an object is called among what others need.</summary>
    public static string Key(StoredObject row) => $"{row.Type}:{row.Name}";

    /// <summary>An object with its statement, unless an operation makes the same.</summary>
    /// <param name="row">The catalogue's row.</param>
    /// <param name="table">The table as it was read; null: the row is no table, or one that the vocabulary does not know.</param>
    public static CatalogueObject Of(StoredObject row, Table? table)
    {
        var kind = row.IsVirtual ? "virtual table" : row.Type;
        return new CatalogueObject(Key(row), kind, new TableName(row.Name), kind == "index" || (table is not null && IsSaid(row, table)) ? null : row.Sql)
        {
            Phase = kind switch { "table" => 0, "virtual table" => 1, "view" => 4, _ => 6 },
        };
    }

    /// <summary>Whether the statement that an operation makes reads back as the stored one does.</summary>
    private static bool IsSaid(StoredObject row, Table table)
    {
        if (HasNameAsDefault(row.Sql))
        {
            return false;
        }

        var plain = table with { Elements = [.. table.Elements.Select(element => element with { Clauses = null })] };
        return Body(TableText.Read(row.Name, SqliteDialect.Instance.CreateTableText(plain, row.Name))).Equals(Body(table));
    }

    /// <summary>A quoted name as a default is a string, which an operation writes as one; the catalogue keeps the name.</summary>
    private static bool HasNameAsDefault(string sql)
    {
        var tokens = SqlTokenizer.ReadMeaningful(sql).ToList();
        return tokens.Zip(tokens.Skip(1)).Any(pair => pair.First.Is("DEFAULT") && pair.Second.Kind == SqlTokenKind.QuotedName);
    }

    private static Table Body(Table table) => table with { Elements = [.. table.Elements.Where(element => element is not TableIndex)], Triggers = default };
}
