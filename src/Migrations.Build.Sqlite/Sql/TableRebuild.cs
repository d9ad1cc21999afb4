using Migrations.Build.Schema;

namespace Migrations.Build.Sqlite.Sql;

/// <summary>
/// What SQLite cannot alter in place: a new table takes the rows and then the old one's name
/// (https://www.sqlite.org/lang_altertable.html#otheralter). A pure function of the table before and the operations.
/// </summary>
/// <remarks>
/// Columns that are renamed keep their old names until the end, and are then renamed in place: only SQLite itself can
/// follow a rename into views, triggers and other tables' foreign keys.
/// </remarks>
internal sealed partial class TableRebuild
{
    /// <summary>The reason of the statement that copies the rows.</summary>
    public const string CopyReason = "copies the rows";

    private readonly SqliteDialect _dialect;
    private readonly BatchAlterTable? _batch;
    private readonly SourceLocation? _location;
    private readonly TableName _name;
    private readonly Table _before;

    /// <summary>Each present column's name before; columns without one are new.</summary>
    private readonly Dictionary<string, string> _sources;

    /// <summary>Where a column is dropped; null: none is.</summary>
    private SourceLocation? _dropped;

    /// <summary>Begins a rebuild.</summary>
    /// <param name="name">The table's name as the schema has it.</param>
    /// <param name="location">Where the operation was called that needs the rebuild.</param>
    public TableRebuild(SqliteDialect dialect, DatabaseSchema schema, TableName name, BatchAlterTable? batch, SourceLocation? location)
    {
        (_dialect, _name, _batch, _location) = (dialect, name, batch, location);
        _before = Definition(schema);
        Schema = schema.With(_before);
        _sources = _before.Columns.ToDictionary(column => column.Name, column => column.Name, StringComparer.Ordinal);
    }

    /// <summary>The schema after the operations so far.</summary>
    public DatabaseSchema Schema { get; private set; }

    private Table Table => Schema.Find(_name)!;

    private Table Definition(DatabaseSchema schema)
    {
        var resolver = new TableResolver(_batch?.Convention ?? NamingConvention.None, _dialect.Rules);
        var known = schema.UnknownSince is null ? schema.Find(_name) : null;
        var table = _batch?.CopyFrom is { } given
            ? resolver.Resolve(given) with { Name = _name.Name, Triggers = new(known?.Triggers.Value) }
            : known ?? throw (schema.UnknownSince is { } sql ? Unknown(sql) : Missing($"there is no table {_name}"));
        return _batch is { LooksAtTable: true } ? _batch.Start(table, resolver) : table;
    }

    private MigrationException Unknown(string sql) => new(
        DiagnosticCodes.DefinitionUnknown,
        $"Cannot rebuild table {_name}: raw SQL before may have changed it ({Shortened(sql)}). Put what follows into a revision of its own, or give the definition with op.BatchAlterTable and CopyFrom.",
        _location);

    private MigrationException Missing(string found) => new(
        DiagnosticCodes.UnknownObject, $"Cannot alter table {_name}: {found}. Correct the name, or create it first.", _location);

    private static string Shortened(string sql) => sql.Length <= 60 ? sql : string.Concat(sql.AsSpan(0, 60), "…");
}
