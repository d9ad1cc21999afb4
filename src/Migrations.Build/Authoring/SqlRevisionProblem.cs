namespace Migrations.Build.Authoring;

/// <summary>Something in a <c>.sql</c> revision that cannot be read.</summary>
/// <param name="Line">The line of the file, counted from 1.</param>
/// <param name="Message">What was found and what to do next.</param>
internal sealed record SqlRevisionProblem(int Line, string Message);
