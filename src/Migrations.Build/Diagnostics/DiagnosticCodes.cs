namespace Migrations.Build;

/// <summary>Every code that this tool reports, one page each in docs/codes. A code is never used again for something else.</summary>
/// <remarks>
/// MIG0xxx: configuration and build. MIG1xxx: safety rules. MIG2xxx: the revision graph. MIG3xxx: database and run.
/// MIG4xxx: autogenerate and check.
/// </remarks>
public static class DiagnosticCodes
{
    /// <summary>No connection is configured.</summary>
    public const string ConnectionMissing = "MIG0001";

    /// <summary>The environment variable that MigrateConnectionStringVariable names is not set.</summary>
    public const string ConnectionVariableUnset = "MIG0002";

    /// <summary>No configuration has the connection string that MigrateConnectionStringName names.</summary>
    public const string ConnectionNameUnknown = "MIG0003";

    /// <summary>A connection string was cut or unescaped by MSBuild on its way.</summary>
    public const string ConnectionStringMangled = "MIG0004";

    /// <summary>A password stands in an MSBuild property, which MSBuild records in its logs (a warning).</summary>
    public const string PasswordInProperty = "MIG0005";

    /// <summary>The provider that is asked for is not referenced, or none is.</summary>
    public const string ProviderMissing = "MIG0006";

    /// <summary>Several providers are referenced and nothing says which one is meant.</summary>
    public const string ProviderAmbiguous = "MIG0007";

    /// <summary>A property has a value that cannot be read.</summary>
    public const string InvalidSetting = "MIG0008";

    /// <summary>A property that the target needs is not given.</summary>
    public const string SettingMissing = "MIG0009";

    /// <summary>A configuration file (appsettings.json, secrets.json) cannot be read.</summary>
    public const string ConfigurationUnreadable = "MIG0010";

    /// <summary>The project targets a framework that the engine does not run on.</summary>
    public const string TargetFrameworkTooOld = "MIG0020";

    /// <summary>A multi-targeted project has no target framework that can run.</summary>
    public const string TargetFrameworkMissing = "MIG0021";

    /// <summary>A multi-targeted project has several target frameworks that can run.</summary>
    public const string TargetFrameworkAmbiguous = "MIG0022";

    /// <summary>The assembly is not built, and MigrateNoBuild forbids to build it.</summary>
    public const string AssemblyMissing = "MIG0023";

    /// <summary>A revision's file is newer than the assembly, and MigrateNoBuild forbids to build it.</summary>
    public const string AssemblyStale = "MIG0024";

    /// <summary>The project does not bring the engine: it references neither Migrations.Build nor a provider.</summary>
    public const string EngineNotReferenced = "MIG0025";

    /// <summary>The assembly of the revisions cannot be loaded.</summary>
    public const string AssemblyUnloadable = "MIG0026";

    /// <summary>The migration host did not start, or ended without an answer.</summary>
    public const string HostFailed = "MIG0040";

    /// <summary>Task and host are of different versions.</summary>
    public const string ProtocolMismatch = "MIG0041";

    /// <summary>The run was cancelled.</summary>
    public const string RunCancelled = "MIG0042";

    /// <summary>The project's own code, or this tool, threw an exception that nobody expected.</summary>
    public const string UnexpectedException = "MIG0043";

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
}
