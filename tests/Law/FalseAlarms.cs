using System.Globalization;

namespace Migrations.Build.Law;

/// <summary>Every type with every default and constraint that fits it: made from the model and compared, none may differ.</summary>
internal static class FalseAlarms
{
    private static readonly string[] Whole = ["0", "-1", "42", "(1 + 2)"];

    /// <summary>The model: a table for each type, a column for each default, nullable and not, with constraints and indexes.</summary>
    public static MetaData Model(bool isPostgreSql, NamingConvention convention) => new(
        convention,
        [.. Types(isPostgreSql).Select((type, number) => Table(type, number, isPostgreSql))]);

    private static Table Table(SqlType type, int number, bool isPostgreSql)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"t{number}");
        var elements = new List<TableElement> { new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault } };
        var defaults = Defaults(type, isPostgreSql).ToList();
        for (var place = 0; place < defaults.Count; place++)
        {
            elements.Add(new Column(string.Create(CultureInfo.InvariantCulture, $"c{place}"), type) { Nullable = place % 2 == 0, Default = defaults[place] });
        }

        if (IsComparable(type))
        {
            elements.Add(new UniqueConstraint(["c0"]) { Name = $"uq_{name}" });
            elements.Add(new TableIndex($"ix_{name}", ["id", "c0"]) { Unique = true, Where = "c0 IS NOT NULL" });
            elements.Add(new TableIndex($"ix_{name}_desc", [IndexColumn.Of("c0") with { Descending = true }]));
        }

        elements.AddRange(Checks(type).Select((text, place) => new CheckConstraint(text) { Name = string.Create(CultureInfo.InvariantCulture, $"ck_{number}_{place}") }));
        return new Table(name, [.. elements]);
    }

    private static IEnumerable<SqlExpression?> Defaults(SqlType type, bool isPostgreSql)
    {
        yield return null;
        IEnumerable<SqlExpression> values = type.Kind switch
        {
            SqlTypeKind.SmallInteger or SqlTypeKind.Integer or SqlTypeKind.BigInteger => [0, -1, .. Whole.Select(SqlExpression.Sql)],
            SqlTypeKind.Numeric or SqlTypeKind.Float or SqlTypeKind.Double or SqlTypeKind.Real => [0, 1.50m, SqlExpression.Sql("0.5"), SqlExpression.Sql("-1.25")],
            SqlTypeKind.String or SqlTypeKind.Text => [SqlExpression.Value(""), SqlExpression.Value("it's"), SqlExpression.Value("42"), SqlExpression.Value("größer"), SqlExpression.Sql("'new'")],
            SqlTypeKind.Boolean => [true, false, SqlExpression.Sql(isPostgreSql ? "TRUE" : "1")],
            SqlTypeKind.Date => [SqlExpression.Value(new DateOnly(2026, 2, 3)), SqlExpression.Sql("CURRENT_DATE")],
            SqlTypeKind.DateTime => [SqlExpression.Value(new DateTime(2026, 2, 3, 4, 5, 6, DateTimeKind.Unspecified)), SqlExpression.Sql("CURRENT_TIMESTAMP")],
            SqlTypeKind.Time => [SqlExpression.Value(new TimeOnly(4, 5, 6))],
            SqlTypeKind.Uuid => [SqlExpression.Value(new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"))],
            SqlTypeKind.Json or SqlTypeKind.Jsonb => [SqlExpression.Value("{}"), SqlExpression.Value("{\"a\": [1]}")],
            SqlTypeKind.Enum => [SqlExpression.Value("it's")],
            SqlTypeKind.Array => [SqlExpression.Sql("'{}'"), SqlExpression.Sql("ARRAY[]::integer[]")],
            SqlTypeKind.LargeBinary => [SqlExpression.Value(new byte[] { 1, 255 })],
            _ => [],
        };
        foreach (var value in values)
        {
            yield return value;
            yield return value;
        }
    }

    private static IEnumerable<string> Checks(SqlType type) => type.Kind switch
    {
        SqlTypeKind.SmallInteger or SqlTypeKind.Integer or SqlTypeKind.BigInteger or SqlTypeKind.Numeric or SqlTypeKind.Float or SqlTypeKind.Double =>
            ["c0 > 0", "c0 BETWEEN 1 AND 10", "c0 IN (1, 2, 3)", "c0 <> -1 OR c0 IS NULL", "NOT (c0 = 5)", "c0 + 1 > 1.5", "c0 NOT IN (7, 8)"],
        SqlTypeKind.String or SqlTypeKind.Text =>
            ["c0 <> ''", "length(c0) > 2", "c0 IN ('a', 'b')", "c0 LIKE 'a%'", "lower(c0) = c0 AND c0 IS NOT NULL", "c0 || 'x' <> 'yx'"],
        SqlTypeKind.Boolean => ["c0 OR c0 IS NULL"],
        SqlTypeKind.Date => ["c0 > '2020-01-01'"],
        _ => [],
    };

    private static bool IsComparable(SqlType type) => type.Kind is not (SqlTypeKind.Json or SqlTypeKind.Jsonb);

    private static IEnumerable<SqlType> Types(bool isPostgreSql)
    {
        SqlType[] common =
        [
            SqlType.SmallInteger, SqlType.Integer, SqlType.BigInteger, SqlType.Numeric(), SqlType.Numeric(12), SqlType.Numeric(10, 2), SqlType.Float,
            SqlType.Double, SqlType.Real, SqlType.Boolean, SqlType.String(), SqlType.String(20), SqlType.Text, SqlType.Char(3), SqlType.Date, SqlType.Time,
            SqlType.DateTime, SqlType.LargeBinary, SqlType.Uuid, SqlType.Json, SqlType.Enum("mood", ["it's", "sad"]),
        ];
        SqlType[] own =
        [
            SqlType.DateTimeOffset, SqlType.TimeWithTimeZone, SqlType.DateTime with { Precision = 3 }, SqlType.Interval, SqlType.Jsonb,
            SqlType.Array(SqlType.Integer), SqlType.Bit(4), SqlType.BitVarying(8), SqlType.Named("inet"), SqlType.Named("int4range"),
        ];
        return isPostgreSql ? common.Concat(own) : common;
    }
}
