namespace Migrations.Build;

/// <summary>Which way a step moves through the revisions.</summary>
public enum RevisionDirection
{
    /// <summary>Away from base: the revision's upgrade runs.</summary>
    Upgrade,

    /// <summary>Towards base: the revision's downgrade runs.</summary>
    Downgrade,
}
