namespace Migrations.Build.Analyzers;

/// <summary>One row of the table that is being made.</summary>
/// <param name="Id">The id, by which rows are ordered.</param>
/// <param name="Line">The row's text.</param>
/// <param name="Type">The class to create; empty for a <c>.sql</c> file and for a class that cannot be created.</param>
internal sealed record RevisionRow(string Id, string Line, string Type);
