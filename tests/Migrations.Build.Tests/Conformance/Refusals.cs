namespace Migrations.Build.Tests.Conformance;

/// <summary>The reference's kinds of refusal, and our exceptions that say the same.</summary>
internal static class Refusals
{
    public static string KindOf(MigrationException exception) => exception switch
    {
        MultipleHeadsException => "MultipleHeads",
        RangeNotAncestorException => "RangeNotAncestorError",
        UnknownRevisionException or AmbiguousRevisionException or UnknownVersionRowException => "ResolutionError",
        DatabaseNotAtHeadException => "DatabaseNotAtHead",
        RevisionRefusedException => "CommandError",
        DuplicateRevisionException => "DuplicateRevision",
        RevisionTargetException or RevisionGraphException => "RevisionError",
        _ => exception.GetType().Name,
    };
}
