using Migrations.Build.PostgreSql.Schema;
using Npgsql;

namespace Migrations.Build.PostgreSql.Introspection;

/// <summary>A sequence, with the column that owns it. Options that are the database's own choice are not said.</summary>
internal sealed class CatalogueSequence
{
    private CatalogueSequence(Sequence value, (uint Table, short Column)? owner)
    {
        Value = value;
        Owner = owner;
    }

    public Sequence Value { get; }

    public (uint Table, short Column)? Owner { get; }

    /// <summary>Whether an identity or a serial column stands for it.</summary>
    public bool BelongsToColumn { get; set; }

    /// <summary>Whether it counts as the sequence of a serial column does. Its type may be wider: old dumps say none.</summary>
    public bool IsStandard => Value is { Start: null, Increment: null, MinValue: null, MaxValue: null, Cache: null, Cycle: false };

    public static CatalogueSequence Read(NpgsqlDataReader row, string? schema)
    {
        var type = PostgreSqlTypeParser.Parse(row.GetString(3));
        var increment = row.GetInt64(5);
        var (least, most) = Limits(type);
        var (standardMin, standardMax) = increment > 0 ? (1L, most) : (least, -1L);
        var (min, max) = (row.GetInt64(6), row.GetInt64(7));
        var owner = (Table: row.GetFieldValue<uint>(10), Column: (short)row.GetInt32(11));
        return new CatalogueSequence(
            new Sequence(row.GetString(2))
            {
                Schema = schema,
                Type = type.Kind == SqlTypeKind.BigInteger ? null : type,
                Start = Unless(row.GetInt64(4), increment > 0 ? min : max),
                Increment = Unless(increment, 1),
                MinValue = Unless(min, standardMin),
                MaxValue = Unless(max, standardMax),
                Cache = Unless(row.GetInt64(8), 1),
                Cycle = row.GetBoolean(9),
            },
            owner.Table == 0 ? null : owner);
    }

    public Identity Identity(bool always) => (always ? Build.Identity.Always : Build.Identity.ByDefault) with
    {
        Start = Value.Start,
        Increment = Value.Increment,
        MinValue = Value.MinValue,
        MaxValue = Value.MaxValue,
        Cache = Value.Cache,
        Cycle = Value.Cycle ? true : null,
    };

    private static (long Least, long Most) Limits(SqlType type) => type.Kind switch
    {
        SqlTypeKind.SmallInteger => (short.MinValue, short.MaxValue),
        SqlTypeKind.Integer => (int.MinValue, int.MaxValue),
        _ => (long.MinValue, long.MaxValue),
    };

    private static long? Unless(long value, long standard) => value == standard ? null : value;
}
