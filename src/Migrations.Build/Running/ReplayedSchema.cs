using System.Collections.Immutable;
using Migrations.Build.Schema;

namespace Migrations.Build.Running;

/// <summary>A schema that was made by replaying operations, and what of it is not certain.</summary>
/// <param name="Schema">The tables as the operations made them.</param>
/// <param name="Uncertain">Tables that something else may have changed, each with what that was.</param>
internal sealed record ReplayedSchema(DatabaseSchema Schema, ImmutableDictionary<TableName, string> Uncertain)
{
    public static ReplayedSchema Empty { get; } = new(DatabaseSchema.Empty, ImmutableDictionary<TableName, string>.Empty);

    /// <summary>Where the schema became uncertain; null: it is certain, or the place is not known.</summary>
    public SourceLocation? UnknownAt { get; init; }

    /// <summary>The schema after an operation.</summary>
    /// <remarks>
    /// Raw SQL makes the tables uncertain that it mentions, those that refer to them, and, since triggers may stand on
    /// anything, those with triggers. What is created or dropped afterwards is known again.
    /// </remarks>
    public ReplayedSchema After(MigrationOperation operation)
    {
        var schema = operation.ApplyTo(Schema);
        return operation switch
        {
            CreateTable create => this with { Schema = schema, Uncertain = Uncertain.Remove(create.Table.QualifiedName) },
            DropTable drop => this with { Schema = schema, Uncertain = Uncertain.Remove(drop.Table) },
            RenameTable rename when Uncertain.TryGetValue(rename.Table, out var cause) =>
                this with { Schema = schema, Uncertain = Uncertain.Remove(rename.Table).SetItem(rename.Table with { Name = rename.NewName }, cause) },
            AutocommitBlock block => block.Operations.Aggregate(this, (before, one) => before.After(one)) with { Schema = schema },
            ExecuteSql execute when OperationParts.MayAlter(execute) =>
                new(schema, Touched(execute)) { UnknownAt = Schema.UnknownSince is null ? execute.Location : UnknownAt },
            _ => this with { Schema = schema },
        };
    }

    /// <summary>The schema after something of which nothing is known.</summary>
    /// <param name="cause">What it was.</param>
    /// <param name="place">Where it stands.</param>
    public ReplayedSchema AfterAnything(string cause, SourceLocation? place) => new(
        Schema with { UnknownSince = Schema.UnknownSince ?? cause },
        Uncertain.SetItems(Schema.Tables.Keys.Select(name => KeyValuePair.Create(name, cause))))
    {
        UnknownAt = Schema.UnknownSince is null ? place : UnknownAt,
    };

    private ImmutableDictionary<TableName, string> Touched(ExecuteSql execute)
    {
        var text = string.Concat(execute.Fragments.Select(fragment => fragment.IsValue ? "NULL" : fragment.Text));
        var names = SqlTokenizer.ReadMeaningful(text).Select(token => token.Name).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var touched = Schema.Tables.Values.Where(table => names.Contains(table.Name)
            || table.Triggers.Value is { Count: > 0 }
            || table.Constraints.OfType<ForeignKeyConstraint>().Any(key => names.Contains(key.ReferredTable.Name)));
        return Uncertain.SetItems(touched.Select(table => KeyValuePair.Create(table.QualifiedName, Shortened(text.Trim()))));
    }

    private static string Shortened(string sql) => sql.Length <= 60 ? sql : string.Concat(sql.AsSpan(0, 60), "…");
}
