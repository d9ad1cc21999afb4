using System.Text;

namespace Migrations.Build.PostgreSql.Schema;

/// <summary>The names that PostgreSQL gives to constraints without one (ChooseConstraintName and makeObjectName in its sources).</summary>
internal static class PostgreSqlNames
{
    private const int MaxBytes = 63;

    public static string Of(TableName table, Constraint constraint) => constraint switch
    {
        PrimaryKeyConstraint => Made(table.Name, columns: null, "pkey"),
        UniqueConstraint unique => Made(table.Name, Joined(unique.Columns), "key"),
        ForeignKeyConstraint key => Made(table.Name, Joined(key.Columns), "fkey"),
        ExcludeConstraint exclude => Made(table.Name, Joined(exclude.Elements.Select(element => element.Column.Name ?? "expr")), "excl"),
        _ => Made(table.Name, columns: null, "check"),
    };

    private static string Joined(IEnumerable<string> columns) => string.Join('_', columns);

    /// <summary>The longer of table and columns gives way, a byte at a time, until the whole fits.</summary>
    private static string Made(string table, string? columns, string label)
    {
        var room = MaxBytes - label.Length - 1 - (columns is null ? 0 : 1);
        var (first, second) = (Encoding.UTF8.GetByteCount(table), Encoding.UTF8.GetByteCount(columns ?? ""));
        while (first + second > room)
        {
            if (first > second)
            {
                first--;
            }
            else
            {
                second--;
            }
        }

        return columns is null ? $"{Cut(table, first)}_{label}" : $"{Cut(table, first)}_{Cut(columns, second)}_{label}";
    }

    private static string Cut(string text, int bytes)
    {
        while (Encoding.UTF8.GetByteCount(text) > bytes)
        {
            text = text[..^(char.IsLowSurrogate(text[^1]) ? 2 : 1)];
        }

        return text;
    }
}
