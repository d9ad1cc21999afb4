using System.Globalization;

namespace Migrations.Build.Law;

/// <summary>Every type with every default and constraint that fits it: made from the model and compared, none may differ.</summary>
internal static class FalseAlarms
{
    private static readonly string[] Whole = ["0", "-1", "42", "(1 + 2)", "+7", "- 3", "abs(-4)"];

    /// <summary>PostgreSQL's own types that have no word in the vocabulary, with defaults and checks that fit them.</summary>
    private static readonly Dictionary<string, (string[] Defaults, string[] Checks)> Named = new(StringComparer.Ordinal)
    {
        ["inet"] = (["'10.0.0.1'", "'::1'::inet"], ["c0 << '10.0.0.0/8'", "family(c0) = 4"]),
        ["cidr"] = (["'10.0.0.0/8'"], ["masklen(c0) > 7"]),
        ["macaddr"] = (["'08:00:2b:01:02:03'"], ["c0 <> '00:00:00:00:00:00'"]),
        ["macaddr8"] = (["'08:00:2b:01:02:03:04:05'::macaddr8"], []),
        ["interval year to month"] = (["'1 year'", "interval '2 mons'"], ["c0 > interval '1 month'"]),
        ["interval day to second(3)"] = (["'1 day 2 hours'"], ["c0 < '1 week'"]),
        ["interval hour"] = (["'3 hours'::interval"], []),
        ["int4range"] = (["'[1,5)'", "int4range(1, 3)", "'empty'"], ["not isempty(c0)", "c0 && int4range(1, 10)"]),
        ["numrange"] = (["numrange(1.5, 2.5, '[]')"], ["upper(c0) < 100"]),
        ["tstzrange"] = (["tstzrange(now(), NULL)"], ["lower(c0) is not null"]),
        ["int4multirange"] = (["'{[1,2),[5,7)}'"], ["c0 @> 3"]),
        ["datemultirange"] = (["'{}'::datemultirange"], []),
        ["tsvector"] = (["to_tsvector('simple', 'a b')", "''"], ["c0 @@ to_tsquery('simple', 'a')"]),
        ["tsquery"] = (["'a & b'"], []),
        ["money"] = (["'1.50'", "0", "12.5::numeric::money"], ["c0 > '0'::money"]),
        ["xml"] = (["'<a/>'"], ["c0 is document"]),
        ["point"] = (["'(1,2)'", "point(1, 2)"], []),
        ["oid"] = (["0"], []),
        ["name"] = (["CURRENT_USER", "'x'"], []),
        ["\"char\""] = (["'a'"], []),
        ["timetz(0)"] = (["'04:05:06+02'", "CURRENT_TIME"], []),
        ["positive"] = (["1", "2::positive"], ["c0 < 100"]),
        ["citext"] = (["'Word'", "'it''s'::citext"], ["c0 <> ''", "c0 in ('a', 'b')"]),
        ["hstore"] = (["'a=>1'", "hstore('a', 'b')", "''"], ["c0 ? 'a'"]),
    };

    /// <summary>The model: a table for each type, a column for each default, nullable and not, with constraints and indexes.</summary>
    public static MetaData Model(bool isPostgreSql, NamingConvention convention) => new(
        convention,
        [.. Types(isPostgreSql).Select((type, number) => Table(type, number, isPostgreSql))]);

    /// <summary>What a PostgreSQL database must have before the model can be made in it.</summary>
    public static string Needs => "CREATE EXTENSION citext; CREATE EXTENSION hstore; CREATE DOMAIN positive AS integer CHECK (VALUE > 0)";

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

        elements.AddRange(Checks(type, isPostgreSql).Select((text, place) => new CheckConstraint(text) { Name = string.Create(CultureInfo.InvariantCulture, $"ck_{number}_{place}") }));
        return new Table(name, [.. elements]);
    }

    private static IEnumerable<SqlExpression?> Defaults(SqlType type, bool isPostgreSql)
    {
        yield return null;
        IEnumerable<SqlExpression> values = type.Kind switch
        {
            SqlTypeKind.SmallInteger or SqlTypeKind.Integer or SqlTypeKind.BigInteger => [0, -1, .. Whole.Select(SqlExpression.Sql)],
            SqlTypeKind.Numeric or SqlTypeKind.Float or SqlTypeKind.Double or SqlTypeKind.Real => [0, 1.50m, -2.5m, .. Texts("0.5", "-1.25", "1e3", "(1.0 / 4)"), .. isPostgreSql ? Texts("'0.75'", "7::smallint") : []],
            SqlTypeKind.String or SqlTypeKind.Text => [SqlExpression.Value(""), SqlExpression.Value("it's"), SqlExpression.Value("42"), SqlExpression.Value("größer"), SqlExpression.Value("a\\b \"c\" -- d"), .. Texts("'new'", "lower('X')", "'a' || 'b'"), .. isPostgreSql ? Texts("'x'::text", "CAST('y' AS varchar)", "E'tab\\t'", "CURRENT_USER", "NULL") : Texts("NULL")],
            SqlTypeKind.Char => Texts("'abc'", "''"),
            SqlTypeKind.Boolean => [true, false, .. isPostgreSql ? Texts("TRUE", "'t'", "NOT true", "(1 = 1)") : Texts("1", "TRUE", "(1 = 1)")],
            SqlTypeKind.Date => [SqlExpression.Value(new DateOnly(2026, 2, 3)), .. Texts("CURRENT_DATE"), .. isPostgreSql ? Texts("now()", "'2026-01-01'", "CURRENT_DATE + 7") : Texts("(date('now'))")],
            SqlTypeKind.DateTime => [SqlExpression.Value(new DateTime(2026, 2, 3, 4, 5, 6, DateTimeKind.Unspecified)), .. Texts("CURRENT_TIMESTAMP"), .. isPostgreSql ? Texts("now()", "clock_timestamp()", "(now() AT TIME ZONE 'utc')", "LOCALTIMESTAMP", "now() + interval '1 day'", "'2026-01-01 00:00:00'", "'infinity'") : Texts("(datetime('now', '+1 day'))")],
            SqlTypeKind.Time => [SqlExpression.Value(new TimeOnly(4, 5, 6)), .. isPostgreSql ? Texts("LOCALTIME", "'01:02:03'") : Texts("CURRENT_TIME")],
            SqlTypeKind.Interval => Texts("'1 day'", "interval '1 day 02:03:04'", "'-1 month'::interval"),
            SqlTypeKind.Uuid => [SqlExpression.Value(new Guid("0f8fad5b-d9cb-469f-a165-70867728950e")), .. isPostgreSql ? Texts("gen_random_uuid()") : Texts("(hex(randomblob(16)))")],
            SqlTypeKind.Json => [SqlExpression.Value("{}"), SqlExpression.Value("{\"a\": [1]}"), .. isPostgreSql ? Texts("'[]'::json", "json_build_object('a', 1)") : Texts("(json('{}'))")],
            SqlTypeKind.Jsonb => [SqlExpression.Value("{}"), SqlExpression.Value("{\"a\": [1]}"), .. Texts("'[]'::jsonb", "'null'", "jsonb_build_array(1)")],
            SqlTypeKind.Enum => [SqlExpression.Value("it's"), .. isPostgreSql ? Texts("'sad'", "'sad'::mood") : Texts("'sad'")],
            SqlTypeKind.Array when type.Element!.Kind == SqlTypeKind.Integer => Texts("'{}'", "ARRAY[]::integer[]", "ARRAY[1, 2]", "'{1,2}'::int[]"),
            SqlTypeKind.Array when type.Element!.Kind == SqlTypeKind.Enum => Texts("'{}'", "ARRAY['sad']::mood[]"),
            SqlTypeKind.Array => Texts("'{}'", "ARRAY['a', 'it''s']", "array_append('{}'::text[], 'x')"),
            SqlTypeKind.Bit => Texts("B'1010'", "'0000'"),
            SqlTypeKind.BitVarying => Texts("B'10'", "''"),
            SqlTypeKind.LargeBinary => [SqlExpression.Value(new byte[] { 1, 255 }), .. isPostgreSql ? Texts("''", "decode('ff', 'hex')") : Texts("x''")],
            SqlTypeKind.Named => Texts(Named[type.Name!].Defaults),
            _ => [],
        };
        foreach (var value in values)
        {
            yield return value;
            yield return value;
        }
    }

    private static IEnumerable<SqlExpression> Texts(params string[] texts) => texts.Select(SqlExpression.Sql);

    private static IEnumerable<string> Checks(SqlType type, bool isPostgreSql) => Common(type).Concat(isPostgreSql ? Own(type) : []);

    private static string[] Own(SqlType type) => type.Kind switch
    {
        SqlTypeKind.Named => Named[type.Name!].Checks,
        SqlTypeKind.DateTime => ["c0 > '2020-01-01'", "c0 between '2020-01-01' and now()", "extract(year from c0) > 2000"],
        SqlTypeKind.Time => ["c0 < '12:00'"],
        SqlTypeKind.Interval => ["c0 > interval '1 day'", "c0 >= '0'"],
        SqlTypeKind.Uuid => ["c0 <> '00000000-0000-0000-0000-000000000000'"],
        SqlTypeKind.Jsonb => ["c0 ? 'a'", "c0 @> '{\"a\": 1}'", "c0 ->> 'a' <> ''", "jsonb_typeof(c0) = 'object'"],
        SqlTypeKind.Json => ["c0 ->> 'a' is not null", "json_typeof(c0) in ('object', 'array')"],
        SqlTypeKind.Enum => ["c0 = 'sad'", "c0 in ('sad', 'it''s')", "c0 <> 'sad' or c0 is null"],
        SqlTypeKind.Array when type.Element!.Kind == SqlTypeKind.Integer => ["c0 <> '{}'", "array_length(c0, 1) > 0", "1 = any (c0)", "c0 && array[1, 2]"],
        SqlTypeKind.Array => ["cardinality(c0) < 5"],
        SqlTypeKind.Bit => ["c0 <> B'0000'"],
        SqlTypeKind.LargeBinary => ["length(c0) < 100"],
        SqlTypeKind.String or SqlTypeKind.Text => ["c0 ~ '^[a-z]+$'", "c0 ilike '%x%'", "c0 similar to 'a|b'", "c0 = any (array['a', 'b'])", "position('a' in c0) > 0", "char_length(trim(c0)) between 1 and 5"],
        SqlTypeKind.Boolean => ["c0 is not true", "not c0"],
        _ => [],
    };

    private static IEnumerable<string> Common(SqlType type) => type.Kind switch
    {
        SqlTypeKind.SmallInteger or SqlTypeKind.Integer or SqlTypeKind.BigInteger or SqlTypeKind.Numeric or SqlTypeKind.Float or SqlTypeKind.Double =>
            ["c0 > 0", "c0 BETWEEN 1 AND 10", "c0 IN (1, 2, 3)", "c0 <> -1 OR c0 IS NULL", "NOT (c0 = 5)", "c0 + 1 > 1.5", "c0 NOT IN (7, 8)"],
        SqlTypeKind.String or SqlTypeKind.Text =>
            ["c0 <> ''", "length(c0) > 2", "c0 IN ('a', 'b')", "c0 LIKE 'a%'", "lower(c0) = c0 AND c0 IS NOT NULL", "c0 || 'x' <> 'yx'"],
        SqlTypeKind.Boolean => ["c0 OR c0 IS NULL"],
        SqlTypeKind.Date => ["c0 > '2020-01-01'"],
        _ => [],
    };

    private static bool IsComparable(SqlType type) => type.Kind is not (SqlTypeKind.Json or SqlTypeKind.Jsonb) && type.Name is not ("xml" or "point");

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
            SqlType.DateTimeOffset, SqlType.TimeWithTimeZone, SqlType.DateTime with { Precision = 3 }, SqlType.DateTimeOffset with { Precision = 0 }, SqlType.Interval,
            SqlType.Interval with { Precision = 3 }, SqlType.Jsonb, SqlType.Array(SqlType.Integer), SqlType.Array(SqlType.Text), SqlType.Array(SqlType.Enum("mood", ["it's", "sad"])),
            SqlType.Bit(4), SqlType.BitVarying(8), SqlType.BitVarying(), SqlType.Serial, SqlType.BigSerial, SqlType.SmallSerial, .. Named.Keys.Select(SqlType.Named),
        ];
        return isPostgreSql ? common.Concat(own) : common;
    }
}
