namespace Migrations.Build.Autogenerate;

/// <summary>Where an operation belongs.</summary>
/// <param name="Phase">The part of the upgrade.</param>
/// <param name="Step">The step within it, or within the changes of one table.</param>
internal readonly record struct OperationPlace(OperationPhase Phase, int Step);
