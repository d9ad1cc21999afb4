using System.Collections.Immutable;
using System.Reflection;

namespace Migrations.Build.Authoring;

/// <summary>The model that counts: one MetaData, or several put together.</summary>
internal sealed record TargetModel(ValueList<MetaData> Parts)
{
    /// <summary>How constraints without a name are called when a revision runs: what all parts agree on, else none.</summary>
    public NamingConvention Convention => Parts.Select(part => part.Convention).Distinct().ToList() is [var only] ? only : NamingConvention.None;

    /// <summary>The model that was given, else the one of the assembly.</summary>
    /// <param name="names">Full names of properties or types, separated by blanks or bars; null: the only model there is.</param>
    /// <returns>The model; null when nothing was named and the assembly has none.</returns>
    /// <exception cref="MigrationException">There is no such model, or several where none was named.</exception>
    public static TargetModel? Find(MetaData? given, Assembly assembly, string? names)
    {
        if (given is not null)
        {
            return new TargetModel([given]);
        }

        var wanted = (names ?? "").Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var found = wanted.Length == 0
            ? ModelRegistry.Find(assembly, name: null) is { } only ? [only] : []
            : wanted.SelectMany(name => ModelRegistry.FindAll(assembly, name)).ToList();
        return found.Count == 0 ? null : new TargetModel([.. found]);
    }

    /// <summary>The canonical form of all parts together.</summary>
    /// <exception cref="MigrationException">A table, enum type or sequence is there twice, or a name is too long.</exception>
    public DatabaseSchema Resolve(ISchemaRules rules)
    {
        var whole = DatabaseSchema.Empty;
        foreach (var part in Parts.Select(part => part.Resolve(rules)))
        {
            if (part.Tables.Values.FirstOrDefault(table => whole.Find(table.QualifiedName) is not null) is { } twice)
            {
                throw new MigrationException(
                    DiagnosticCodes.DuplicateTable,
                    $"Two of the models have a table {twice.QualifiedName}. Give one of them another name or schema, or leave it out.",
                    twice.Location);
            }

            whole = whole with
            {
                Tables = whole.Tables.AddRange(part.Tables),
                Enums = Merged(whole.Enums, part.Enums),
                Sequences = Merged(whole.Sequences, part.Sequences),
            };
        }

        return whole;
    }

    /// <summary>Types and sequences may be named in several parts.</summary>
    private static ImmutableSortedDictionary<TableName, T> Merged<T>(
        ImmutableSortedDictionary<TableName, T> left, ImmutableSortedDictionary<TableName, T> right) => left.SetItems(right);
}
