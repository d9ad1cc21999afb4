using System.Globalization;
using System.Text.RegularExpressions;

namespace Migrations.Build.EntityFrameworkCore.Reading;

/// <summary>The words in which EF Core names a column's type. What the vocabulary has no word for stays as it is.</summary>
internal static partial class StoreTypes
{
    /// <summary>The four that the provider uses by itself; any other text means what it means to SQLite.</summary>
    public static SqlType Sqlite(string text) => text switch
    {
        "INTEGER" => SqlType.Integer,
        "REAL" => SqlType.Real,
        "TEXT" => SqlType.Text,
        "BLOB" => SqlType.LargeBinary,
        _ => SqlType.Named(text),
    };

    /// <summary>A type of PostgreSQL.</summary>
    /// <param name="enums">The enum types of the model.</param>
    public static SqlType PostgreSql(string text, ValueList<EnumType> enums)
    {
        if (text.EndsWith("[]", StringComparison.Ordinal))
        {
            return SqlType.Array(PostgreSql(text[..^2], enums));
        }

        var bare = text.Replace("\"", "", StringComparison.Ordinal);
        return enums.FirstOrDefault(type => bare == type.Name || bare == $"{type.Schema}.{type.Name}") is { } found
            ? SqlType.Enum(found.Name, found.Values) with { Schema = found.Schema }
            : Known(Parts().Match(text)) ?? SqlType.Named(text);
    }

    private static SqlType? Known(Match match)
    {
        int[] arguments = [.. match.Groups["number"].Captures.Select(number => int.Parse(number.Value, CultureInfo.InvariantCulture))];
        return (match.Groups["name"].Value + match.Groups["rest"].Value, arguments) switch
        {
            ("smallint", []) => SqlType.SmallInteger,
            ("integer", []) => SqlType.Integer,
            ("bigint", []) => SqlType.BigInteger,
            ("real", []) => SqlType.Real,
            ("double precision", []) => SqlType.Double,
            ("numeric", []) => SqlType.Numeric(),
            ("numeric", [var precision]) => SqlType.Numeric(precision),
            ("numeric", [var precision, var scale]) => SqlType.Numeric(precision, scale),
            ("boolean", []) => SqlType.Boolean,
            ("text", []) => SqlType.Text,
            ("character varying", []) => SqlType.String(),
            ("character varying", [var length]) => SqlType.String(length),
            ("character", [var length]) => SqlType.Char(length),
            ("bytea", []) => SqlType.LargeBinary,
            ("uuid", []) => SqlType.Uuid,
            ("json", []) => SqlType.Json,
            ("jsonb", []) => SqlType.Jsonb,
            ("date", []) => SqlType.Date,
            ("interval", _) => SqlType.Interval with { Precision = First() },
            ("time" or "time without time zone", _) => SqlType.Time with { Precision = First() },
            ("time with time zone", _) => SqlType.TimeWithTimeZone with { Precision = First() },
            ("timestamp" or "timestamp without time zone", _) => SqlType.DateTime with { Precision = First() },
            ("timestamp with time zone", _) => SqlType.DateTimeOffset with { Precision = First() },
            ("bit", [var length]) => SqlType.Bit(length),
            ("bit varying", []) => SqlType.BitVarying(),
            ("bit varying", [var length]) => SqlType.BitVarying(length),
            _ => null,
        };

        int? First() => arguments.Length == 0 ? null : arguments[0];
    }

    [GeneratedRegex(@"^(?<name>[a-z ]+?)(\((?<number>[0-9]+)(, *(?<number>[0-9]+))*\)(?<rest>[a-z ]*))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parts();
}
