namespace Migrations.Build.Autogenerate;

/// <summary>An operation with its place in the order.</summary>
/// <param name="Rank">What counts within a phase before the table's name.</param>
internal sealed record Placed(MigrationOperation Operation, OperationPlace Place, int Rank);
