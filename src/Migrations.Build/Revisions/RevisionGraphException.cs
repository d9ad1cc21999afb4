namespace Migrations.Build;

/// <summary>Revisions that do not form a graph. Thrown when a <see cref="RevisionGraph"/> is made of them.</summary>
public abstract class RevisionGraphException : MigrationException
{
    private protected RevisionGraphException(string code, string message, Revision revision)
        : base(code, message, revision.Location) => Revision = revision;

    /// <summary>The revision to correct.</summary>
    public Revision Revision { get; }

    private protected static string Place(Revision revision) =>
        revision.Location?.ToString() ?? revision.Path ?? "a place that is not known";
}
