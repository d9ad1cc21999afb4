using Migrations.Build.PostgreSql.Sql;

namespace Migrations.Build.PostgreSql.Schema;

/// <summary>What other stages need to know of PostgreSQL without asking a server.</summary>
internal sealed class PostgreSqlSchemaRules : ISchemaRules
{
    private PostgreSqlSchemaRules()
    {
    }

    public static PostgreSqlSchemaRules Instance { get; } = new();

    /// <summary>NAMEDATALEN - 1: https://www.postgresql.org/docs/15/limits.html.</summary>
    public int? MaxNameBytes => 63;

    public string DefaultText(SqlExpression value, SqlType type) => PostgreSqlDialect.Instance.Expression(value, type);

    public string? ConstraintName(TableName table, Constraint constraint) => PostgreSqlNames.Of(table, constraint);

    public string? CastExpression(string column, SqlType from, SqlType to) => PostgreSqlCasts.Expression(column, Plain(from), Plain(to));

    /// <summary>The counter goes behind the greatest value, and never back.</summary>
    public string CountOn(TableName table, Column column)
    {
        var dialect = PostgreSqlDialect.Instance;
        var counter = $"pg_get_serial_sequence({dialect.Literal(dialect.Quote(table))}, {dialect.Literal(column.Name)})";
        return $"SELECT setval({counter}, greatest(max({dialect.Quote(column.Name)}) + 1, nextval({counter})), false) FROM {dialect.Quote(table)}";
    }

    /// <summary>
    /// The same kind by any of its synonyms, and the same arguments wherever both sides give equally many: a
    /// <c>varchar</c> without a length fits any length, <c>numeric(10)</c> fits <c>numeric(10, 2)</c>. A serial is an
    /// integer that has something more, and that is not the type.
    /// </summary>
    public bool SameType(SqlType database, SqlType model)
    {
        var (left, right) = (Plain(database), Plain(model));
        if (left.Kind != right.Kind)
        {
            return left.Kind == SqlTypeKind.Enum && right.Kind == SqlTypeKind.Named && IsCalled(left, right);
        }

        return left.Kind switch
        {
            SqlTypeKind.Array => SameType(left.Element!, right.Element!),
            SqlTypeKind.Enum => left.Name == right.Name && left.Schema == right.Schema,
            SqlTypeKind.Named => SameName(left, right),
            SqlTypeKind.Numeric => SameDigits(left, right),
            _ => left.HasTimeZone == right.HasTimeZone
                && Fits(left.Length, right.Length)
                && Fits(left.Precision, right.Precision),
        };
    }

    /// <summary>The type under the name that the catalogue would give it.</summary>
    private static SqlType Plain(SqlType type) => type.Kind switch
    {
        SqlTypeKind.Named when type.Schema is null => PostgreSqlTypeParser.Parse(type.Name!) is var parsed
            && parsed.Kind == SqlTypeKind.Named ? parsed : Plain(parsed),
        SqlTypeKind.SmallSerial => SqlType.SmallInteger,
        SqlTypeKind.Serial => SqlType.Integer,
        SqlTypeKind.BigSerial => SqlType.BigInteger,
        SqlTypeKind.Float => type.Precision <= 24 ? SqlType.Real : SqlType.Double,
        SqlTypeKind.Double => SqlType.Double,
        _ => type,
    };

    /// <summary>An enum type that the model calls by its name only: an extension's, or one that it does not own.</summary>
    private static bool IsCalled(SqlType database, SqlType model) =>
        PostgreSqlDialect.Instance.TypeName(database) == PostgreSqlDialect.Instance.TypeName(model);

    private static bool SameDigits(SqlType left, SqlType right) =>
        left.Precision is null || right.Precision is null || left.Scale is null != right.Scale is null
            || (left.Precision == right.Precision && left.Scale == right.Scale);

    private static bool SameName(SqlType left, SqlType right) =>
        string.Equals(left.Name, right.Name, StringComparison.OrdinalIgnoreCase) && left.Schema == right.Schema;

    private static bool Fits(int? left, int? right) => left is null || right is null || left == right;
}
