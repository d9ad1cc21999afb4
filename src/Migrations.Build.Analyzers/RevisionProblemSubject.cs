namespace Migrations.Build.Analyzers;

/// <summary>Which part of a revision a problem is about: a <c>.sql</c> file has a header line for each.</summary>
internal enum RevisionProblemSubject
{
    /// <summary>The id.</summary>
    Id,

    /// <summary>The parents.</summary>
    DownRevisions,

    /// <summary>The dependencies.</summary>
    DependsOn,

    /// <summary>The labels.</summary>
    BranchLabels,
}
