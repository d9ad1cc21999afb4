using System.Globalization;
using System.Text.RegularExpressions;

namespace Migrations.Build.PostgreSql.Schema;

/// <summary>Reads a type in the words of <c>format_type</c>, or of a person who wrote DDL, into the vocabulary.</summary>
/// <remarks>https://www.postgresql.org/docs/15/datatype.html: each type has its standard name and internal synonyms.</remarks>
internal static partial class PostgreSqlTypeParser
{
    /// <summary>The type; what the vocabulary has no word for becomes a named type.</summary>
    public static SqlType Parse(string text)
    {
        var words = Blanks().Replace(text.Trim(), " ");
        if (words.EndsWith("[]", StringComparison.Ordinal))
        {
            // The catalogue does not keep the number of dimensions: int[][] and int[] are one type.
            var element = words;
            while (element.EndsWith("[]", StringComparison.Ordinal))
            {
                element = element[..^2].TrimEnd();
            }

            return SqlType.Array(Parse(element));
        }

        var match = Parts().Match(words);
        return match.Success && Known(match) is { } known ? known : SqlType.Named(words);
    }

    private static SqlType? Known(Match match)
    {
        var name = match.Groups["name"].Value.ToLowerInvariant();
        var rest = match.Groups["rest"].Value.ToLowerInvariant();
        var arguments = match.Groups["arguments"].Success
            ? match.Groups["arguments"].Value.Split(',').Select(Number).ToArray()
            : [];
        var first = arguments.ElementAtOrDefault(0);
        if (arguments.Length > 2 || arguments.Contains(null))
        {
            return null;
        }

        return (name, rest, arguments.Length) switch
        {
            ("time" or "timetz" or "timestamp" or "timestamptz", _, <= 1) => Time(name, rest, first),
            (_, not "", _) => null,
            ("numeric" or "decimal" or "dec", _, _) => SqlType.Numeric(first, arguments.ElementAtOrDefault(1)),
            ("character varying" or "varchar" or "char varying", _, <= 1) => SqlType.String(first),
            ("character" or "char" or "bpchar", _, 1) => SqlType.Char(first!.Value),
            ("character" or "char", _, 0) => SqlType.Char(1),
            ("bit", _, <= 1) => SqlType.Bit(first ?? 1),
            ("bit varying" or "varbit", _, <= 1) => SqlType.BitVarying(first),
            ("float", _, 1) => first <= 24 ? SqlType.Real : SqlType.Double,
            ("interval", _, <= 1) => SqlType.Interval with { Precision = first },
            (_, _, 0) => Plain(name),
            _ => null,
        };
    }

    private static SqlType? Plain(string name) => name switch
    {
        "smallint" or "int2" => SqlType.SmallInteger,
        "integer" or "int" or "int4" => SqlType.Integer,
        "bigint" or "int8" => SqlType.BigInteger,
        "smallserial" or "serial2" => SqlType.SmallSerial,
        "serial" or "serial4" => SqlType.Serial,
        "bigserial" or "serial8" => SqlType.BigSerial,
        "real" or "float4" => SqlType.Real,
        "double precision" or "float8" or "float" => SqlType.Double,
        "boolean" or "bool" => SqlType.Boolean,
        "text" => SqlType.Text,
        "bytea" => SqlType.LargeBinary,
        "date" => SqlType.Date,
        "uuid" => SqlType.Uuid,
        "json" => SqlType.Json,
        "jsonb" => SqlType.Jsonb,
        _ => null,
    };

    private static SqlType? Time(string name, string rest, int? precision)
    {
        bool? zone = rest switch
        {
            "" => name.EndsWith("tz", StringComparison.Ordinal),
            "without time zone" => false,
            "with time zone" => true,
            _ => null,
        };
        var type = name.StartsWith("timestamp", StringComparison.Ordinal) ? SqlType.DateTime : SqlType.Time;
        return zone is { } has ? type with { HasTimeZone = has, Precision = precision } : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blanks();

    // The standard's names of several words are spelled out, so that "timestamp(3) with time zone" has a rest and
    // "double precision" has none.
    [GeneratedRegex(
        @"^(?<name>double precision|character varying|char varying|bit varying|\w+)\s?(\(\s*(?<arguments>[^()]*?)\s*\))?\s?(?<rest>[a-z ]*)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Parts();
}
