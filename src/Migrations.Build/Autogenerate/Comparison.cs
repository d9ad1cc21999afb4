using Migrations.Build.Schema;

namespace Migrations.Build.Autogenerate;

/// <summary>What a comparison found.</summary>
/// <param name="Operations">What makes the database equal to the model, in an order that works.</param>
/// <param name="Reverse">What undoes the operations.</param>
/// <param name="Differences">What differs, one by one; operations that are only means are not among them.</param>
internal sealed record Comparison(
    ValueList<MigrationOperation> Operations,
    ValueList<MigrationOperation> Reverse,
    ValueList<SchemaDifference> Differences)
{
    /// <summary>What a person should look at before the operations are run.</summary>
    public ValueList<SchemaWarning> Warnings { get; init; } = [];

    /// <summary>Expressions that only the server can compare; with its answers the comparison is made again.</summary>
    public ValueList<ExpressionQuestion> Questions { get; init; } = [];
}
