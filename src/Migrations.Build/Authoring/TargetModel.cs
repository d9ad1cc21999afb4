using System.Collections.Immutable;
using System.Reflection;

namespace Migrations.Build.Authoring;

/// <summary>The model that counts: one MetaData, or several put together.</summary>
internal sealed record TargetModel(ValueList<MetaData> Parts)
{
    /// <summary>How constraints without a name are called when a revision runs: what all parts agree on, else none.</summary>
    public NamingConvention Convention => Parts.Select(part => part.Convention).Distinct().ToList() is [var only] ? only : NamingConvention.None;

    /// <summary>The rows that tables start with, in order.</summary>
    public ValueList<SeedRows> Seeds => [.. Parts.SelectMany(part => part.Seeds)];

    /// <summary>The model that was given, else the one of the assembly.</summary>
    /// <param name="names">Full names of properties or types, separated by blanks or bars; null: the only model there is.</param>
    /// <param name="read">Reads a type that is a model in other words; null: it is none.</param>
    /// <returns>The model; null when nothing was named and the assembly has none.</returns>
    /// <exception cref="MigrationException">There is no such model, or several where none was named.</exception>
    public static TargetModel? Find(MetaData? given, Assembly assembly, string? names, Func<Type, MetaData?> read)
    {
        if (given is not null)
        {
            return new TargetModel([given]);
        }

        var wanted = (names ?? "").Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var found = wanted.Length == 0
            ? ModelRegistry.FindOnly(assembly) is { } only ? [only] : []
            : wanted.SelectMany(name => Named(assembly, name, read)).ToList();
        return found.Count == 0 ? null : new TargetModel([.. found]);
    }

    private static List<MetaData> Named(Assembly assembly, string name, Func<Type, MetaData?> read)
    {
        var parts = ModelRegistry.FindAll(assembly, name).ToList();
        if (parts.Count > 0)
        {
            return parts;
        }

        var type = ModelTypes.Find(assembly, name);
        return type is not null && read(type) is { } model ? [model] : throw ModelRegistry.NotFound(assembly, name, type);
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
                Extensions = whole.Extensions.Union(part.Extensions),
            };
        }

        return whole;
    }

    /// <summary>Types and sequences may be named in several parts.</summary>
    private static ImmutableSortedDictionary<TableName, T> Merged<T>(
        ImmutableSortedDictionary<TableName, T> left, ImmutableSortedDictionary<TableName, T> right) => left.SetItems(right);
}
