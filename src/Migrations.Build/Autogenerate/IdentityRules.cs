namespace Migrations.Build.Autogenerate;

/// <summary>When two identities count alike: an option that is not said is equal to its default.</summary>
/// <remarks>https://www.postgresql.org/docs/15/sql-createsequence.html</remarks>
internal static class IdentityRules
{
    public static bool Same(Identity? database, Identity? model, SqlType type) =>
        database is null || model is null
            ? database is null && model is null
            : database.IsAlways == model.IsAlways && Full(database, type) == Full(model, type);

    public static bool Same(Sequence database, Sequence model) =>
        Full(database, TypeOf(database)) == Full(model, TypeOf(model)) && TypeOf(database).Kind == TypeOf(model).Kind;

    private static SqlType TypeOf(Sequence sequence) => sequence.Type ?? SqlType.BigInteger;

    private static Options Full(Identity identity, SqlType type) => Full(
        new Given(identity.Start, identity.Increment, identity.MinValue, identity.MaxValue, identity.Cache, identity.Cycle ?? false), type);

    private static Options Full(Sequence sequence, SqlType type) => Full(
        new Given(sequence.Start, sequence.Increment, sequence.MinValue, sequence.MaxValue, sequence.Cache, sequence.Cycle), type);

    private static Options Full(Given given, SqlType type)
    {
        var increment = given.Increment ?? 1;
        var (least, greatest) = Range(type);
        var min = given.MinValue ?? (increment > 0 ? 1 : least);
        var max = given.MaxValue ?? (increment > 0 ? greatest : -1);
        return new Options(given.Start ?? (increment > 0 ? min : max), increment, min, max, given.Cache ?? 1, given.Cycle);
    }

    private static (long Least, long Greatest) Range(SqlType type) => type.Kind switch
    {
        SqlTypeKind.SmallInteger or SqlTypeKind.SmallSerial => (short.MinValue, short.MaxValue),
        SqlTypeKind.Integer or SqlTypeKind.Serial => (int.MinValue, int.MaxValue),
        _ => (long.MinValue, long.MaxValue),
    };

    private sealed record Given(long? Start, long? Increment, long? MinValue, long? MaxValue, long? Cache, bool Cycle);

    private sealed record Options(long Start, long Increment, long MinValue, long MaxValue, long Cache, bool Cycle);
}
