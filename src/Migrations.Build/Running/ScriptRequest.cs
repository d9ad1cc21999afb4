namespace Migrations.Build;

/// <summary>Which way an SQL script leads.</summary>
public sealed record ScriptRequest
{
    /// <summary>Where the database stands that the script is for: a revision target, or <c>base</c> for an empty one.</summary>
    public string From { get; init; } = "base";

    /// <summary>Where the script leads.</summary>
    public string To { get; init; } = "head";

    /// <summary>Up or down.</summary>
    public RevisionDirection Direction { get; init; }

    /// <summary>Whether the script finds out by itself which revisions are still to be done. PostgreSQL only, upward only.</summary>
    public bool Idempotent { get; init; }
}
