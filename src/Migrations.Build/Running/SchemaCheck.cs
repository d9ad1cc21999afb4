namespace Migrations.Build;

/// <summary>What <see cref="MigrationEngine.CheckAsync"/> found.</summary>
/// <param name="Source">What the model was compared with, in words.</param>
/// <param name="Differences">What differs; empty: the revisions carry all that the model says.</param>
/// <param name="Warnings">What a person should read.</param>
public sealed record SchemaCheck(
    string Source, ValueList<SchemaDifference> Differences, ValueList<MigrationWarning> Warnings);
