namespace Migrations.Build;

/// <summary>Every code that this tool reports, one page each in docs/codes. A code is never used again for something else.</summary>
/// <remarks>
/// MIG0xxx: configuration and build. MIG1xxx: safety rules. MIG2xxx: the revision graph. MIG3xxx: database and run.
/// MIG4xxx: autogenerate and check.
/// </remarks>
public static class DiagnosticCodes
{
    /// <summary>A target names no revision.</summary>
    public const string UnknownRevision = "MIG2001";

    /// <summary>A partial id or label fits several revisions.</summary>
    public const string AmbiguousRevision = "MIG2002";

    /// <summary>More than one head where exactly one is needed.</summary>
    public const string MultipleHeads = "MIG2003";

    /// <summary>No path leads from the current revisions to the target.</summary>
    public const string RangeNotAncestor = "MIG2004";

    /// <summary>A target that cannot be read or walked: a step beyond the end, an ambiguous walk, a malformed range.</summary>
    public const string InvalidTarget = "MIG2005";

    /// <summary>Two revisions have the same id.</summary>
    public const string DuplicateRevision = "MIG2006";

    /// <summary>A revision names a parent or a dependency that does not exist.</summary>
    public const string UnknownParent = "MIG2007";

    /// <summary>Revisions form a cycle, through parents or dependencies; a revision that is its own parent is one.</summary>
    public const string RevisionCycle = "MIG2008";

    /// <summary>A branch label stands on two revisions, or equals an id.</summary>
    public const string DuplicateLabel = "MIG2009";

    /// <summary>An id or label holds a character that the target language uses: <c>@</c>, <c>-</c>, <c>+</c>, <c>:</c>.</summary>
    public const string InvalidRevisionId = "MIG2010";

    /// <summary>The version table holds a row that no revision knows.</summary>
    public const string UnknownVersionRow = "MIG2011";

    /// <summary>A new revision or a merge is refused: not a head, duplicates, unknown location.</summary>
    public const string RevisionRefused = "MIG2012";

    /// <summary>A model has a table twice.</summary>
    public const string DuplicateTable = "MIG4101";

    /// <summary>A name is longer than the database takes.</summary>
    public const string NameTooLong = "MIG3101";

    /// <summary>A connection string cannot be read: malformed, or with a setting that the driver does not know.</summary>
    public const string InvalidConnectionString = "MIG3010";

    /// <summary>No database server answers at the host and port.</summary>
    public const string ServerUnreachable = "MIG3011";

    /// <summary>The server refuses the user or the password.</summary>
    public const string AuthenticationFailed = "MIG3012";

    /// <summary>The server has no database of this name.</summary>
    public const string DatabaseNotFound = "MIG3013";

    /// <summary>The server answers and refuses the connection for another reason: too many clients, no TLS, starting up.</summary>
    public const string ConnectionRefused = "MIG3014";

    /// <summary>Another runner held the lock for the whole of the wait.</summary>
    public const string LockNotAvailable = "MIG3020";

    /// <summary>The lock is not where it was taken: a pooler between runner and server gives each statement another session.</summary>
    public const string LockNotHeld = "MIG3021";

    /// <summary>The dialect cannot do an operation, or not with one of its options; the message says what to use instead.</summary>
    public const string OperationNotSupported = "MIG3110";

    /// <summary>An operation's options contradict each other, or one lacks another that it needs.</summary>
    public const string InvalidOperation = "MIG3111";

    /// <summary>A value cannot be written as a literal of the dialect.</summary>
    public const string NoLiteral = "MIG3112";
}
