using Migrations.Build.PostgreSql.Sql;

namespace Migrations.Build.PostgreSql.Schema;

/// <summary>Which changes of a type need a USING: those for which PostgreSQL has no assignment cast (pg_cast, castcontext).</summary>
internal static class PostgreSqlCasts
{
    private static readonly SqlTypeKind[] Numbers =
    [
        SqlTypeKind.SmallInteger, SqlTypeKind.Integer, SqlTypeKind.BigInteger,
        SqlTypeKind.Numeric, SqlTypeKind.Real, SqlTypeKind.Float, SqlTypeKind.Double,
    ];

    private static readonly (SqlTypeKind From, SqlTypeKind To)[] Assignments =
    [
        (SqlTypeKind.Date, SqlTypeKind.DateTime), (SqlTypeKind.DateTime, SqlTypeKind.Date), (SqlTypeKind.DateTime, SqlTypeKind.Time),
        (SqlTypeKind.Time, SqlTypeKind.Interval), (SqlTypeKind.Interval, SqlTypeKind.Time),
        (SqlTypeKind.Json, SqlTypeKind.Jsonb), (SqlTypeKind.Jsonb, SqlTypeKind.Json),
        (SqlTypeKind.Bit, SqlTypeKind.BitVarying), (SqlTypeKind.BitVarying, SqlTypeKind.Bit),
    ];

    /// <summary>The expression behind USING; null: PostgreSQL casts by itself.</summary>
    public static string? Expression(string column, SqlType from, SqlType to)
    {
        if (IsAssignment(from, to))
        {
            return null;
        }

        var (name, type) = (PostgreSqlDialect.Instance.Quote(column), PostgreSqlDialect.Instance.TypeName(to));
        return IsText(from) || (from.Kind, to.Kind) is (SqlTypeKind.Integer, SqlTypeKind.Boolean) or (SqlTypeKind.Boolean, SqlTypeKind.Integer)
            ? $"{name}::{type}"
            : $"{name}::text::{type}";
    }

    private static bool IsAssignment(SqlType from, SqlType to) =>
        IsText(to)
        || (Numbers.Contains(from.Kind) && Numbers.Contains(to.Kind))
        || (Assignments.Contains((from.Kind, to.Kind)) && !LacksZone(from, to))
        || (from.Kind == to.Kind && from.Kind is not (SqlTypeKind.Enum or SqlTypeKind.Array or SqlTypeKind.Named))
        || from == to;

    /// <summary>A time of day with a zone comes from a moment or another time alone, and becomes no interval.</summary>
    private static bool LacksZone(SqlType from, SqlType to) =>
        (to is { Kind: SqlTypeKind.Time, HasTimeZone: true } && !from.HasTimeZone)
        || (from is { Kind: SqlTypeKind.Time, HasTimeZone: true } && to.Kind == SqlTypeKind.Interval);

    private static bool IsText(SqlType type) => type.Kind is SqlTypeKind.String or SqlTypeKind.Char or SqlTypeKind.Text;
}
