using Microsoft.CodeAnalysis;

namespace Migrations.Build.Analyzers;

/// <summary>A class that derives from MigrationEnvironment.</summary>
/// <param name="Expression">The class, as C# names it from anywhere.</param>
/// <param name="Problem">Why nobody can create it, as the end of a sentence; null: it can be created.</param>
/// <param name="Location">Where it stands; null unless there is a problem, so that it does not change with every edit.</param>
internal sealed record EnvironmentClass(string Expression, string? Problem, Location? Location);
