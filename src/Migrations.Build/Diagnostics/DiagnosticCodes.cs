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

    /// <summary>The file of a revision cannot be written or deleted: it is there already, or the folder is not writable.</summary>
    public const string RevisionFileUnwritable = "MIG0011";

    /// <summary>The file of a revision is not where the assembly says, or it is not known where.</summary>
    public const string RevisionFileMissing = "MIG0012";

    /// <summary>There is no editor to open a revision with, or no terminal for the one that is there.</summary>
    public const string EditorMissing = "MIG0013";

    /// <summary>The editor did not start, or ended with an error.</summary>
    public const string EditorFailed = "MIG0014";

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

    /// <summary>MigrateAssembly names an assembly that the project neither makes nor references.</summary>
    public const string RevisionAssemblyMissing = "MIG0027";

    /// <summary>A command that writes or deletes revision files, in a project whose revisions are another one's.</summary>
    public const string RevisionsElsewhere = "MIG0028";

    /// <summary>The migration host did not start, or ended without an answer.</summary>
    public const string HostFailed = "MIG0040";

    /// <summary>Task and host are of different versions.</summary>
    public const string ProtocolMismatch = "MIG0041";

    /// <summary>The run was cancelled.</summary>
    public const string RunCancelled = "MIG0042";

    /// <summary>The project's own code, or this tool, threw an exception that nobody expected.</summary>
    public const string UnexpectedException = "MIG0043";

    /// <summary>An assembly's revisions cannot be read: there is no such file, or it is not a .NET assembly.</summary>
    public const string UnreadableRegistry = "MIG0051";

    /// <summary>An assembly's revision table was written by a newer version of this tool.</summary>
    public const string NewerRegistry = "MIG0052";

    /// <summary>An item of MigratePostWriteHook is of a type that does not exist.</summary>
    public const string PostWriteHookUnreadable = "MIG0060";

    /// <summary>A post-write hook did not start, or ended with an error.</summary>
    public const string PostWriteHookFailed = "MIG0061";

    /// <summary>A native library of the project's driver is not there, mostly since it was built for another system.</summary>
    public const string NativeLibraryMissing = "MIG0062";

    /// <summary>A publish should upgrade a database, and none is named.</summary>
    public const string PublishWithoutConnection = "MIG0070";

    /// <summary>A MigrateDatabase item has no connection.</summary>
    public const string DatabaseWithoutConnection = "MIG0071";

    /// <summary>A run over several databases stopped at one of them.</summary>
    public const string DatabasesLeftUndone = "MIG0072";

    /// <summary>MigrateTemplate names no template.</summary>
    public const string TemplateUnknown = "MIG0073";

    /// <summary>MigrateInit would overwrite a file.</summary>
    public const string TemplateFileExists = "MIG0074";

    /// <summary>What MigrateAdoptFrom or MigrateAdoptSql names is not there, or is no history that can be read.</summary>
    public const string AdoptionSourceUnknown = "MIG0090";

    /// <summary>A revision of Alembic's cannot be read: its literals are not, or it is none.</summary>
    public const string AlembicFileUnreadable = "MIG0091";

    /// <summary>A script of another tool's history does not fit: a step is not known, stands twice, or has no place.</summary>
    public const string AdoptionScriptUnfit = "MIG0092";

    /// <summary>The name of another tool's step gives no id, or that of another step.</summary>
    public const string AdoptionNameInvalid = "MIG0093";

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

    /// <summary>An id or label that a target could not name: it is empty, a word of the target language, or holds one of its characters.</summary>
    public const string InvalidRevisionId = "MIG2010";

    /// <summary>The version table holds a row that no revision knows.</summary>
    public const string UnknownVersionRow = "MIG2011";

    /// <summary>A new revision or a merge is refused: not a head, duplicates, unknown location.</summary>
    public const string RevisionRefused = "MIG2012";

    /// <summary>A class with <c>[Revision]</c> is neither a Migration nor an AsyncMigration.</summary>
    public const string RevisionNotMigration = "MIG2013";

    /// <summary>A class with <c>[Revision]</c> cannot be created: abstract, generic, not accessible, or without a
    /// parameterless constructor.</summary>
    public const string RevisionNotCreatable = "MIG2014";

    /// <summary>A <c>.sql</c> revision whose header, sections or statements cannot be read.</summary>
    public const string InvalidSqlRevision = "MIG2015";

    /// <summary>A file template with an unknown token, or a time zone that this machine does not know.</summary>
    public const string InvalidRevisionFileName = "MIG2016";

    /// <summary>A property of a class of the model has no type of a column.</summary>
    public const string PropertyWithoutColumnType = "MIG2020";

    /// <summary>An attribute of a class of the model names a property or class that does not fit.</summary>
    public const string ClassAttributeRefused = "MIG2021";

    /// <summary>A DbContext that is the model cannot be made.</summary>
    public const string ContextNotCreatable = "MIG2022";

    /// <summary>A DbContext is for another database than the project's provider, or for one that has no provider here.</summary>
    public const string ContextOfOtherProvider = "MIG2023";

    /// <summary>EF Core cannot make the model of a DbContext.</summary>
    public const string ContextModelRefused = "MIG2024";

    /// <summary>The database refuses a statement of a revision.</summary>
    public const string StatementFailed = "MIG3001";

    /// <summary>A revision's own C# code throws.</summary>
    public const string RevisionThrew = "MIG3002";

    /// <summary>The database cannot be reached or opened.</summary>
    public const string CannotOpenDatabase = "MIG3003";

    /// <summary>Another runner or writer holds the database, and the wait is over.</summary>
    public const string DatabaseLocked = "MIG3004";

    /// <summary>An upgrade from base would create tables that are already there.</summary>
    public const string TablesAlreadyThere = "MIG3005";

    /// <summary>A revision cannot be undone, since it says no way down.</summary>
    public const string Irreversible = "MIG3006";

    /// <summary>The version table changed under the run: another tool writes to it.</summary>
    public const string VersionTableChanged = "MIG3007";

    /// <summary>A connection string or URL cannot be read.</summary>
    public const string InvalidConnectionString = "MIG3008";

    /// <summary>A rebuilt table leaves rows that refer to nothing.</summary>
    public const string ForeignKeyViolated = "MIG3009";

    /// <summary>The database is not there yet, where a command only reads.</summary>
    public const string DatabaseNotFound = "MIG3010";

    /// <summary>No database server answers at the host and port.</summary>
    public const string ServerUnreachable = "MIG3012";

    /// <summary>The server refuses the user or the password.</summary>
    public const string AuthenticationFailed = "MIG3013";

    /// <summary>The lock is not where it was taken: a pooler between runner and server gives each statement another session.</summary>
    public const string LockNotHeld = "MIG3014";

    /// <summary>A revision cannot be written as a script, since it needs a live database.</summary>
    public const string ScriptNeedsDatabase = "MIG3020";

    /// <summary>A statement that ran outside of a transaction left its work half done, by what the catalogue says.</summary>
    public const string HalfDone = "MIG3021";

    /// <summary>An earlier run was cut in the middle of a revision, and this run would pass it by.</summary>
    public const string UnfinishedRevision = "MIG3022";

    /// <summary>A revision that an earlier run was cut in was edited since.</summary>
    public const string RevisionChanged = "MIG3023";

    /// <summary>A script was asked for in a form that its dialect or direction does not have.</summary>
    public const string ScriptFormNotPossible = "MIG3024";

    /// <summary>A revision could not get a table that other sessions hold, however often it was tried.</summary>
    public const string TableLocked = "MIG3040";

    /// <summary>The connection to the database was lost in the middle of a run.</summary>
    public const string ConnectionLost = "MIG3041";

    /// <summary>The database refuses what the tool itself asks of it: a right is missing, or a table has another shape.</summary>
    public const string DatabaseRefuses = "MIG3042";

    /// <summary>A revision was edited after it was applied. A warning, or an error by property.</summary>
    public const string AppliedRevisionChanged = "MIG3043";

    /// <summary>The version table or the log table has not the columns or the rows that the tool writes.</summary>
    public const string OwnTableUnreadable = "MIG3044";
    /// <summary>The file of a script cannot be written.</summary>
    public const string ScriptUnwritable = "MIG3025";

    /// <summary>A name is longer than the database takes.</summary>
    public const string NameTooLong = "MIG3101";

    /// <summary>The dialect has no such type.</summary>
    public const string TypeNotSupported = "MIG3102";

    /// <summary>A value of this .NET type has no literal and no parameter in the dialect.</summary>
    public const string ValueNotSupported = "MIG3103";

    /// <summary>The database cannot do an operation, or not in the way that was asked for.</summary>
    public const string OperationNotSupported = "MIG3104";

    /// <summary>An operation names a table, column, constraint or index that is not there.</summary>
    public const string UnknownObject = "MIG3105";

    /// <summary>An operation makes a table, column, constraint or index that is there already.</summary>
    public const string DuplicateObject = "MIG3106";

    /// <summary>An operation needs a table's definition, and raw SQL before it may have changed that behind the vocabulary's back.</summary>
    public const string DefinitionUnknown = "MIG3107";

    /// <summary>An operation's options contradict each other, or one lacks another that it needs.</summary>
    public const string InvalidOperation = "MIG3108";

    /// <summary>The model has changes that no revision carries.</summary>
    public const string ModelHasChanges = "MIG4001";

    /// <summary>The version table's rows are not the heads, dependencies counted.</summary>
    public const string DatabaseNotAtHead = "MIG4002";

    /// <summary>Something goes and something like it comes: a rename, perhaps. A warning.</summary>
    public const string PossibleRename = "MIG4003";

    /// <summary>An autogenerated operation loses rows or values. A warning.</summary>
    public const string DataLoss = "MIG4004";

    /// <summary>The server could not be asked how it spells an expression, so that texts alone were compared. A warning.</summary>
    public const string ExpressionNotSpelled = "MIG4005";

    /// <summary>A replay of the revisions meets raw SQL or code that reads, whose effect on tables is not known. A warning.</summary>
    public const string ReplayIncomplete = "MIG4006";

    /// <summary>The class that MigrateEnvironmentType names is not there, cannot be created, or it is not clear which one counts.</summary>
    public const string EnvironmentNotFound = "MIG4007";

    /// <summary>MigrateScaffold makes a first revision, and the project has revisions.</summary>
    public const string ScaffoldHasHistory = "MIG4030";

    /// <summary>A file of a scaffolded model is there already or cannot be written.</summary>
    public const string ModelFileUnwritable = "MIG4031";

    /// <summary>An object of a scaffolded database is in neither the model nor the revision. A warning.</summary>
    public const string ScaffoldLeftOut = "MIG4032";

    /// <summary>The SQL of a revision that was adopted from another tool's history was not given, and a run needs it.</summary>
    public const string AdoptedTextMissing = "MIG4033";

    /// <summary>A file of another tool's history did not become a revision (a warning).</summary>
    public const string AdoptionLeftOut = "MIG4034";

    /// <summary>An adopted revision is not word for word what the other tool would run (a warning).</summary>
    public const string AdoptionChanged = "MIG4035";

    /// <summary>A model has a table twice.</summary>
    public const string DuplicateTable = "MIG4101";

    /// <summary>The model that MigrateTargetMetaData names is not there, or it is not clear which one counts.</summary>
    public const string ModelNotFound = "MIG4102";
}
