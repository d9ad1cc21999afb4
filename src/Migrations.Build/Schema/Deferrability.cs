namespace Migrations.Build;

/// <summary>When a constraint is checked.</summary>
public enum Deferrability
{
    /// <summary>At each statement; what databases do when nothing is said.</summary>
    NotDeferrable,

    /// <summary>At each statement, unless a transaction defers it.</summary>
    InitiallyImmediate,

    /// <summary>At commit, unless a transaction asks for it earlier.</summary>
    InitiallyDeferred,
}
