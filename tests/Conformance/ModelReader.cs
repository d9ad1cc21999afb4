using System.Text.Json;

namespace Migrations.Build.Conformance;

/// <summary>Reads the cases of autogenerate-*.json: the model's side, and the differences as lines of text.</summary>
internal static class ModelReader
{
    private static readonly Dictionary<SchemaDifferenceKind, string> Kinds = new()
    {
        [SchemaDifferenceKind.AddTable] = "add_table",
        [SchemaDifferenceKind.RemoveTable] = "remove_table",
        [SchemaDifferenceKind.AddColumn] = "add_column",
        [SchemaDifferenceKind.RemoveColumn] = "remove_column",
        [SchemaDifferenceKind.ModifyType] = "modify_type",
        [SchemaDifferenceKind.ModifyNullable] = "modify_nullable",
        [SchemaDifferenceKind.ModifyDefault] = "modify_default",
        [SchemaDifferenceKind.ModifyIdentity] = "modify_default",
        [SchemaDifferenceKind.ModifyComment] = "modify_comment",
        [SchemaDifferenceKind.AddIndex] = "add_index",
        [SchemaDifferenceKind.RemoveIndex] = "remove_index",
        [SchemaDifferenceKind.AddConstraint] = "add_constraint",
        [SchemaDifferenceKind.RemoveConstraint] = "remove_constraint",
        [SchemaDifferenceKind.AddForeignKey] = "add_fk",
        [SchemaDifferenceKind.RemoveForeignKey] = "remove_fk",
        [SchemaDifferenceKind.AddTableComment] = "add_table_comment",
        [SchemaDifferenceKind.RemoveTableComment] = "remove_table_comment",
    };

    /// <summary>The model's side.</summary>
    public static MetaData Model(JsonElement json) =>
        new(NamingConvention.None, [.. json.GetProperty("model").Items("tables").Select(table => TableReader.Table(table))]);

    /// <summary>The differences that the reference found, sorted.</summary>
    public static string Expected(JsonElement json) => Joined(json.Items("diffs").Select(diff => Line(
        diff.Text("op"), diff.OptionalText("table"), diff.OptionalText("column"), diff.OptionalText("name"), diff.OptionalText("kind"))));

    /// <summary>The differences that were found, sorted.</summary>
    public static string Found(IEnumerable<SchemaDifference> differences) => Joined(differences.Select(difference => Line(
        Kinds.GetValueOrDefault(difference.Kind, $"{difference.Kind}"),
        $"{difference.Table}",
        difference.Column,
        difference.Name,
        difference.Constraint is { } kind and not ConstraintKind.ForeignKey ? $"{kind}".ToLowerInvariant() : null)));

    private static string Line(params IEnumerable<string?> parts) => string.Join(' ', parts.OfType<string>());

    private static string Joined(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));
}
