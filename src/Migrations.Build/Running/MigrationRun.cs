namespace Migrations.Build;

/// <summary>What a run did.</summary>
/// <param name="Database">The server and database in words, without user name and password.</param>
/// <param name="Steps">The steps that were done, in order; empty when there was nothing to do.</param>
/// <param name="Revisions">The rows of the version table afterwards, sorted.</param>
public sealed record MigrationRun(string Database, IReadOnlyList<StepStarted> Steps, IReadOnlyList<string> Revisions);
