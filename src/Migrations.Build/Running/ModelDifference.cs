using Migrations.Build.Autogenerate;

namespace Migrations.Build.Running;

/// <summary>A comparison with both of its sides.</summary>
/// <param name="Source">What the model was compared with, in words.</param>
/// <param name="Database">That side.</param>
/// <param name="Model">The model's side.</param>
/// <param name="Comparison">What was found.</param>
internal sealed record ModelDifference(string Source, DatabaseSchema Database, DatabaseSchema Model, Comparison Comparison)
{
    /// <summary>What a person should know of the comparison itself.</summary>
    public ValueList<MigrationWarning> Warnings { get; init; } = [];
}
