using System.Collections.Immutable;
using Migrations.Build.Schema;

namespace Migrations.Build;

/// <summary>What the schema should be: the model that autogenerate compares with the database.</summary>
public sealed partial record MetaData
{
    /// <summary>Makes a model.</summary>
    /// <param name="convention">How unnamed constraints and indexes get names.</param>
    /// <param name="tables">The tables, in any order.</param>
    public MetaData(NamingConvention convention, ValueList<Table> tables)
    {
        ArgumentNullException.ThrowIfNull(convention);
        ArgumentNullException.ThrowIfNull(tables);
        Convention = convention;
        Tables = tables;
    }

    /// <summary>How unnamed constraints and indexes get names.</summary>
    public NamingConvention Convention { get; init; }

    /// <summary>The tables, as they were written.</summary>
    public ValueList<Table> Tables { get; init; }

    /// <summary>Enum types that stand alone; those that columns name need no mention here. PostgreSQL only.</summary>
    public ValueList<EnumType> Enums { get; init; } = [];

    /// <summary>Sequences that no column owns. PostgreSQL only.</summary>
    public ValueList<Sequence> Sequences { get; init; } = [];

    /// <summary>Extensions that must be installed. Others are left alone. PostgreSQL only.</summary>
    public ValueList<string> Extensions { get; init; } = [];

    /// <summary>Rows that tables start with, in the order in which they are inserted.</summary>
    public ValueList<SeedRows> Seeds { get; init; } = [];

    /// <summary>The canonical form: short forms become constraints and indexes, names become final and fit the database.</summary>
    /// <param name="rules">The rules of the database.</param>
    /// <returns>The schema that the model describes.</returns>
    /// <exception cref="MigrationException">A table is there twice, or a name that was given is too long.</exception>
    public DatabaseSchema Resolve(ISchemaRules rules)
    {
        var resolver = new TableResolver(Convention, rules);
        var tables = ImmutableSortedDictionary.CreateBuilder<TableName, Table>();
        foreach (var table in Tables)
        {
            if (!tables.TryAdd(table.QualifiedName, resolver.Resolve(table)))
            {
                throw new MigrationException(
                    DiagnosticCodes.DuplicateTable,
                    $"The model has two tables {table.QualifiedName}. Give one of them another name or schema.",
                    table.Location);
            }
        }

        foreach (var type in Enums)
        {
            resolver.Limit.Check(type);
        }

        foreach (var sequence in Sequences)
        {
            resolver.Limit.Check(sequence.QualifiedName, "sequence");
        }

        return DatabaseSchema.Empty with
        {
            Tables = tables.ToImmutable(),
            Enums = EnumTypes().ToImmutableSortedDictionary(type => type.QualifiedName, type => type),
            Sequences = Sequences.ToImmutableSortedDictionary(sequence => sequence.QualifiedName, sequence => sequence),
            Extensions = DatabaseSchema.Empty.Extensions.Union(Extensions),
        };
    }

    private IEnumerable<EnumType> EnumTypes() =>
        Enums.Concat(
                from table in Tables
                from column in table.Columns
                let type = column.Type.Element ?? column.Type
                where type.Kind == SqlTypeKind.Enum
                select new EnumType(type.Name!, type.Values) { Schema = type.Schema })
            .DistinctBy(type => type.QualifiedName);
}
