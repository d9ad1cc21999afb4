namespace Migrations.Build.Law;

/// <summary>Random types and defaults that fit them.</summary>
internal sealed class RandomTypes(Random random, bool isPostgreSql)
{
    private readonly ValueList<string> _words = Words(random);

    public static bool IsWhole(SqlType type) => type.Kind is SqlTypeKind.Integer or SqlTypeKind.BigInteger or SqlTypeKind.SmallInteger;

    public static bool IsKeyable(SqlType type) => IsWhole(type) || type.Kind is SqlTypeKind.String or SqlTypeKind.Date;

    public ValueList<string> Words() => Words(random);

    public SqlType Next()
    {
        var common = Common();
        if (!isPostgreSql || random.Next(100) < 65)
        {
            return common[random.Next(common.Count)];
        }

        IReadOnlyList<SqlType> own =
        [
            SqlType.DateTimeOffset with { Precision = 3 }, SqlType.Time, SqlType.Interval, SqlType.Uuid, SqlType.Json, SqlType.Jsonb,
            SqlType.Array(SqlType.Integer), SqlType.Array(SqlType.Text), SqlType.Enum("mood", _words), SqlType.Enum("mood", _words),
            SqlType.Named("inet"), SqlType.Char(3), SqlType.Named("interval day to second(3)"), SqlType.Named("tsvector"), SqlType.Named("money"),
            SqlType.Array(SqlType.Enum("mood", _words)), SqlType.BitVarying(8), SqlType.TimeWithTimeZone,
        ];
        return own[random.Next(own.Count)];
    }

    public SqlExpression? Default(SqlType type) => type.Kind switch
    {
        SqlTypeKind.Integer or SqlTypeKind.BigInteger or SqlTypeKind.SmallInteger => random.Next(2) == 0 ? random.Next(-2, 4) : SqlExpression.Sql("42"),
        SqlTypeKind.Numeric => random.Next(2) == 0 ? 1.50m : SqlExpression.Sql("-0.5"),
        SqlTypeKind.String or SqlTypeKind.Text => SqlExpression.Value(random.Next(2) == 0 ? "it's" : ""),
        SqlTypeKind.Boolean => random.Next(2) == 0,
        SqlTypeKind.DateTime => SqlExpression.Sql("CURRENT_TIMESTAMP"),
        SqlTypeKind.Date => SqlExpression.Value(new DateOnly(2026, 2, 3)),
        SqlTypeKind.Enum => SqlExpression.Value(type.Values[0]),
        SqlTypeKind.Jsonb => SqlExpression.Sql("'{}'"),
        SqlTypeKind.Array => SqlExpression.Sql("'{}'"),
        SqlTypeKind.Uuid => SqlExpression.Value(new Guid("0f8fad5b-d9cb-469f-a165-70867728950e")),
        _ => null,
    };

    private static ValueList<string> Words(Random random) =>
        [.. new[] { "happy", "sad", "it's ok", "größer" }.Where((_, place) => place == 0 || random.Next(2) == 0)];

    private static IReadOnlyList<SqlType> Common() =>
    [
        SqlType.Integer, SqlType.Integer, SqlType.Integer, SqlType.BigInteger, SqlType.SmallInteger, SqlType.String(20), SqlType.String(50),
        SqlType.Text, SqlType.Boolean, SqlType.DateTime, SqlType.Date, SqlType.Numeric(10, 2), SqlType.Numeric(18, 4), SqlType.Float, SqlType.LargeBinary,
    ];
}
