using Migrations.Build.Schema;

namespace Migrations.Build.Autogenerate;

/// <summary>Compares the enum types of the database with those that the model names.</summary>
internal sealed class EnumComparer(ComparisonContext context)
{
    /// <summary>Types that come and go, and words that are added.</summary>
    public IEnumerable<MigrationOperation> Compare() =>
        context.Model.Enums.Values
            .Where(wanted => !context.Database.Enums.ContainsKey(wanted.QualifiedName))
            .Select(MigrationOperation (wanted) => new CreateEnum(wanted))
            .Concat(Changed().Where(IsAddition).SelectMany(pair => EnumChange.Additions(pair.Found, pair.Wanted)))
            .Concat(context.Database.Enums.Values
                .Where(found => !context.Model.Enums.ContainsKey(found.QualifiedName) && !IsNamed(found))
                .Select(found => new DropEnum(found.QualifiedName)));

    /// <summary>Types whose words go or change places; these operations belong together.</summary>
    public IEnumerable<MigrationOperation> Rebuilds() =>
        from pair in Changed()
        where !IsAddition(pair)
        from operation in EnumChange.Rebuild(pair.Wanted, context.Database, context.Model)
        select operation;

    /// <summary>A new word that a default needs cannot be added, since it may not be used in the transaction that adds it.</summary>
    private bool IsAddition((EnumType Found, EnumType Wanted) pair) =>
        EnumChange.IsAddition(pair.Found, pair.Wanted)
        && !context.Model.Tables.Values
            .SelectMany(table => table.Columns)
            .Any(column => (column.Type.Element ?? column.Type) is { Kind: SqlTypeKind.Enum } type
                && type.Name == pair.Wanted.Name
                && type.Schema == pair.Wanted.Schema
                && column.Default is { } value
                && pair.Wanted.Values.Any(word => !pair.Found.Values.Contains(word) && IsIn(value, word)));

    private static bool IsIn(SqlExpression value, string word) =>
        value.Text is { } text ? text.Contains(SqlLiteral.Of(word), StringComparison.Ordinal) : value.Literal as string == word;

    private IEnumerable<(EnumType Found, EnumType Wanted)> Changed() =>
        from wanted in context.Model.Enums.Values
        let found = context.Database.Enums.GetValueOrDefault(wanted.QualifiedName)
        where found is not null && !found.Values.Equals(wanted.Values)
        select (found, wanted);

    /// <summary>Whether a column of the model uses the type in the database's own words.</summary>
    private bool IsNamed(EnumType type) => context.Model.Tables.Values
        .SelectMany(table => table.Columns)
        .Select(column => column.Type.Element ?? column.Type)
        .Any(used => used.Kind == SqlTypeKind.Named && used.Name!.Contains(type.Name, StringComparison.OrdinalIgnoreCase));
}
