namespace Migrations.Build;

/// <summary>What happens to a referring row.</summary>
public enum ReferentialAction
{
    /// <summary>Refused at the end of the statement (or the transaction, when deferred); what databases do when nothing is said.</summary>
    NoAction,

    /// <summary>Refused at once.</summary>
    Restrict,

    /// <summary>The row follows: it is deleted or its columns change.</summary>
    Cascade,

    /// <summary>The row's columns become NULL.</summary>
    SetNull,

    /// <summary>The row's columns get their defaults.</summary>
    SetDefault,
}
