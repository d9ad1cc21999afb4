namespace Migrations.Build;

/// <summary>Whether a <see cref="BatchAlterTable"/> rebuilds its table.</summary>
public enum RebuildMode
{
    /// <summary>Only where the database cannot do it otherwise.</summary>
    Auto,

    /// <summary>In any case.</summary>
    Always,

    /// <summary>Never: what the database cannot do in place is refused.</summary>
    Never,
}
