using System.Globalization;
using Migrations.Build.Schema;
using Migrations.Build.Sqlite.Sql;

namespace Migrations.Build.Sqlite.Schema;

/// <summary>Reads the text of a column's type.</summary>
internal static class SqliteTypes
{
    private static readonly Dictionary<string, Func<int[], SqlType?>> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["SMALLINT"] = Plain(SqlType.SmallInteger),
        ["INTEGER"] = Plain(SqlType.Integer),
        ["BIGINT"] = Plain(SqlType.BigInteger),
        ["NUMERIC"] = arguments => arguments switch
        {
            [] => SqlType.Numeric(),
            [var precision] => SqlType.Numeric(precision),
            [var precision, var scale] => SqlType.Numeric(precision, scale),
            _ => null,
        },
        ["REAL"] = Plain(SqlType.Real),
        ["FLOAT"] = Plain(SqlType.Float),
        ["DOUBLE"] = Plain(SqlType.Double),
        ["BOOLEAN"] = Plain(SqlType.Boolean),
        ["VARCHAR"] = arguments => arguments switch
        {
            [] => SqlType.String(),
            [var length] => SqlType.String(length),
            _ => null,
        },
        ["CHAR"] = arguments => arguments is [var length] ? SqlType.Char(length) : null,
        ["TEXT"] = Plain(SqlType.Text),
        ["BLOB"] = Plain(SqlType.LargeBinary),
        ["DATE"] = Plain(SqlType.Date),
        ["TIME"] = Plain(SqlType.Time),
        ["DATETIME"] = Plain(SqlType.DateTime),
        ["INTERVAL"] = Plain(SqlType.Interval),
        ["JSON"] = Plain(SqlType.Json),
    };

    /// <summary>
    /// The type that <see cref="SqliteDialect"/> writes with this very text; any other text is a named type, so that a
    /// rebuilt column keeps it: <c>INT</c> is not <c>INTEGER</c>, which alone makes a rowid.
    /// </summary>
    /// <param name="text">The text; empty: a column without a type.</param>
    public static SqlType Read(string text)
    {
        if (Known.TryGetValue(text, out var makePlain) && makePlain([]) is { } plain)
        {
            return plain;
        }

        var tokens = SqlTokenizer.ReadMeaningful(text).ToList();
        if (tokens.Count == 0)
        {
            return Untyped;
        }

        var arguments = tokens.Skip(1).Where(token => token.Kind == SqlTokenKind.Number).ToList();
        var shaped = tokens.Count == 1 || (tokens[1].IsSymbol("(") && tokens.Count == (2 * arguments.Count) + 2);
        var numbers = arguments
            .Select(token => int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)
            .ToArray();
        return shaped && numbers.All(number => number >= 0) && Known.TryGetValue(tokens[0].Text, out var make)
            ? make(numbers) ?? SqlType.Named(text)
            : SqlType.Named(text);
    }

    /// <summary>A column without a type, which SQLite allows.</summary>
    public static SqlType Untyped { get; } = SqlType.Named("");

    /// <summary>The affinity of a type by its text.</summary>
    public static SqliteAffinity AffinityOf(string typeText, bool strict)
    {
        return typeText switch
        {
            _ when strict && typeText.Equals("ANY", StringComparison.OrdinalIgnoreCase) => SqliteAffinity.Blob,
            _ when Has("INT") => SqliteAffinity.Integer,
            _ when Has("CHAR") || Has("CLOB") || Has("TEXT") => SqliteAffinity.Text,
            _ when typeText.Length == 0 || Has("BLOB") => SqliteAffinity.Blob,
            _ when Has("REAL") || Has("FLOA") || Has("DOUB") => SqliteAffinity.Real,
            _ => SqliteAffinity.Numeric,
        };

        bool Has(string part) => typeText.Contains(part, StringComparison.OrdinalIgnoreCase);
    }

    private static Func<int[], SqlType?> Plain(SqlType type) => arguments => arguments.Length == 0 ? type : null;
}
