using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Migrations.Build.Analyzers;

/// <summary>The errors that the analyzer reports.</summary>
internal static class RevisionDiagnostics
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ByCode = new[]
    {
        Error(DiagnosticCodes.DuplicateRevision, "Two revisions have the same id"),
        Error(DiagnosticCodes.UnknownParent, "A revision names a parent or a dependency that does not exist"),
        Error(DiagnosticCodes.RevisionCycle, "Revisions form a cycle"),
        Error(DiagnosticCodes.DuplicateLabel, "A branch label stands on two revisions, or equals an id"),
        Error(DiagnosticCodes.InvalidRevisionId, "An id or label holds a forbidden character"),
        Error(DiagnosticCodes.RevisionNotMigration, "A class with [Revision] is not a migration"),
        Error(DiagnosticCodes.RevisionNotCreatable, "A class with [Revision] cannot be created"),
        Error(DiagnosticCodes.InvalidSqlRevision, "A .sql revision cannot be read"),
        Error(DiagnosticCodes.EnvironmentNotFound, "A migration environment cannot be created"),
    }.ToImmutableDictionary(descriptor => descriptor.Id, StringComparer.Ordinal);

    /// <summary>All of them, ordered by code.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        ByCode.Values.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal).ToImmutableArray();

    /// <summary>The error of a code at a place.</summary>
    public static Diagnostic Create(string code, Location location, string message) =>
        Diagnostic.Create(ByCode[code], location, message);

    private static DiagnosticDescriptor Error(string code, string title) => new(
        code, title, "{0}", "Migrations.Build", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
