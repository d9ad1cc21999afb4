using Migrations.Build.Schema;
using Migrations.Build.Sqlite.Schema;

namespace Migrations.Build.Sqlite.Sql;

internal sealed partial class SqliteDialect
{
    private static readonly string[] BareDefaults = ["null", "true", "false", "current_date", "current_time", "current_timestamp"];

    /// <summary>The CREATE TABLE statement, without the table's indexes.</summary>
    /// <param name="name">The name to make it under: a rebuild's is another one than the table's.</param>
    /// <param name="isTemporary">Whether the table goes with the connection.</param>
    public string CreateTableText(Table table, string name, bool ifNotExists = false, bool isTemporary = false)
    {
        var inlineKey = InlineKey(table);
        var parts = table.Columns.Select(column => ColumnText(column, table, inlineKey))
            .Concat(table.Constraints.Where(constraint => constraint != inlineKey).Select(ConstraintText));
        ValueList<string> options =
        [
            .. table.Sqlite?.WithoutRowId == true ? ["WITHOUT ROWID"] : Array.Empty<string>(),
            .. table.Sqlite?.Strict == true ? ["STRICT"] : Array.Empty<string>(),
        ];
        return $"CREATE {(isTemporary ? "TEMPORARY " : "")}TABLE {(ifNotExists ? "IF NOT EXISTS " : "")}{Quote(name)} (\n    {string.Join(",\n    ", parts)}\n)"
            + (options.Count == 0 ? "" : " " + string.Join(", ", options));
    }

    /// <summary>A column as it stands in CREATE TABLE and ADD COLUMN.</summary>
    public string ColumnText(Column column, Table? table = null, PrimaryKeyConstraint? inlineKey = null)
    {
        var isRowId = table is not null && RowIds.Of(table) == column;
        var type = isRowId && column.Type.Kind != SqlTypeKind.Named ? "INTEGER" : TypeName(column.Type);
        var text = type.Length == 0 ? Quote(column.Name) : $"{Quote(column.Name)} {type}";
        if (!column.Nullable && column.Clauses?.NullableKey != true)
        {
            text += " NOT NULL" + OnConflict(column.Clauses);
        }

        if (column.Default is { } @default)
        {
            text += $" DEFAULT {DefaultText(@default, column.Type)}";
        }

        if (column.Collation is { } collation)
        {
            text += $" COLLATE {Word(collation)}";
        }

        if (column.Computed is { } computed)
        {
            text += $" GENERATED ALWAYS AS ({Bare(computed.Sql)}){(computed.Stored == true ? " STORED" : "")}";
        }

        if (inlineKey is not null && inlineKey.Columns[0] == column.Name)
        {
            text += InlineKeyText(inlineKey, table!);
        }

        return text;
    }

    /// <summary>A constraint as it stands in CREATE TABLE.</summary>
    public string ConstraintText(Constraint constraint) => Named(constraint) + constraint switch
    {
        PrimaryKeyConstraint key => $"PRIMARY KEY ({KeyColumns(key.Columns, key.Clauses)})",
        UniqueConstraint unique => $"UNIQUE ({KeyColumns(unique.Columns, unique.Clauses)})",
        CheckConstraint check => $"CHECK ({Bare(check.Condition)})",
        ForeignKeyConstraint key => $"FOREIGN KEY ({Names(key.Columns)}) {ReferencesText(key)}",
        ExcludeConstraint => throw new MigrationException(
            DiagnosticCodes.OperationNotSupported,
            $"SQLite has no exclusion constraints ({constraint.Name?.Text ?? "without a name"}). Use a unique constraint, a unique index with a condition, or a trigger (op.Execute)."),
        _ => throw new ArgumentOutOfRangeException(nameof(constraint), constraint, "An unknown kind of constraint."),
    }
    + (constraint is PrimaryKeyConstraint or UniqueConstraint or CheckConstraint ? OnConflict(constraint.Clauses) : "");

    /// <summary>The REFERENCES clause of a foreign key.</summary>
    public string ReferencesText(ForeignKeyConstraint key)
    {
        NoSchema(key.ReferredTable);
        return $"REFERENCES {Quote(key.ReferredTable.Name)}"
            + (key.ReferredColumns.Count == 0 ? "" : $" ({Names(key.ReferredColumns)})")
            + (key.Match == ForeignKeyMatch.Simple ? "" : $" MATCH {key.Match.ToString().ToUpperInvariant()}")
            + Action(" ON DELETE ", key.OnDelete)
            + Action(" ON UPDATE ", key.OnUpdate)
            + key.Deferrability switch
            {
                Deferrability.InitiallyDeferred => " DEFERRABLE INITIALLY DEFERRED",
                Deferrability.InitiallyImmediate => " DEFERRABLE INITIALLY IMMEDIATE",
                _ => "",
            };
    }

    /// <summary>The CREATE INDEX statement.</summary>
    public string CreateIndexText(TableIndex index, string table, bool ifNotExists = false)
    {
        if (index.Name is not { } name)
        {
            throw new MigrationException(
                DiagnosticCodes.OperationNotSupported,
                $"An index on {table} has no name, and no naming convention gives it one. SQLite needs a name: pass one, or set NamingConvention.Index.");
        }

        var parts = index.Columns.Select(part =>
            (part.Name is { } column ? Quote(column) : part.Expression)
            + (part.Collation is { } collation ? $" COLLATE {Word(collation)}" : "")
            + (part.Descending ? " DESC" : ""));
        return $"CREATE {(index.Unique ? "UNIQUE " : "")}INDEX {(ifNotExists ? "IF NOT EXISTS " : "")}{Quote(name.Text)} ON {Quote(table)} ({string.Join(", ", parts)})"
            + (index.Where is { } where ? $" WHERE {where}" : "");
    }

    /// <summary>A default as it stands behind DEFAULT: anything but a literal needs parentheses.</summary>
    public string DefaultText(SqlExpression @default, SqlType? type)
    {
        var text = Expression(@default, type);
        return IsBareDefault(text) ? text : $"({Bare(text)})";
    }

    /// <summary>Whether ADD COLUMN takes the default: not CURRENT_TIME and its like, nothing in parentheses (https://www.sqlite.org/lang_altertable.html).</summary>
    public bool IsConstant(SqlExpression @default)
    {
        var text = Expression(@default);
        return IsBareDefault(text) && !text.StartsWith("current", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsBareDefault(string text)
    {
        var tokens = SqlTokenizer.ReadMeaningful(text).ToList();
        return tokens switch
        {
            [{ Kind: SqlTokenKind.String or SqlTokenKind.Number or SqlTokenKind.QuotedName }] => true,
            [{ Kind: SqlTokenKind.Word } word] => BareDefaults.Any(word.Is),
            [{ Kind: SqlTokenKind.Symbol, Text: "-" or "+" }, { Kind: SqlTokenKind.Number }] => true,
            _ => false,
        };
    }

    /// <summary>The text without parentheses that enclose all of it.</summary>
    private static string Bare(string text)
    {
        while (SqlNames.Enclosed(text) is { } inner)
        {
            text = inner;
        }

        return text.Trim();
    }

    private static string Action(string clause, ReferentialAction action) => action switch
    {
        ReferentialAction.NoAction => "",
        ReferentialAction.SetNull => clause + "SET NULL",
        ReferentialAction.SetDefault => clause + "SET DEFAULT",
        _ => clause + action.ToString().ToUpperInvariant(),
    };

    private static string OnConflict(SqliteClauses? clauses) =>
        clauses?.OnConflict is { } conflict ? $" ON CONFLICT {conflict}" : "";

    /// <summary>The key when it must stand within its column: AUTOINCREMENT, or as it was read.</summary>
    private static PrimaryKeyConstraint? InlineKey(Table table)
    {
        if (table.Sqlite?.AutoIncrement == true && RowIds.Of(table) is null)
        {
            throw new MigrationException(
                DiagnosticCodes.OperationNotSupported,
                $"Table {table.Name} cannot have AUTOINCREMENT: SQLite allows it on a primary key of one Integer column only, in a table with rowids.",
                table.Location);
        }

        return table.PrimaryKey is { Columns.Count: 1 } key && (table.Sqlite?.AutoIncrement == true || key.Clauses?.Inline == true)
            && table.FindColumn(key.Columns[0]) is not null
            ? key
            : null;
    }

    /// <summary>A name that nobody asked for by its own option is not written: the reference system's AUTOINCREMENT keys have none either.</summary>
    private string InlineKeyText(PrimaryKeyConstraint key, Table table) =>
        ((key.Clauses?.Inline == true || table.Sqlite?.NamedKey == true) && key.Name is { } name ? $" CONSTRAINT {Quote(name.Text)}" : "")
        + " PRIMARY KEY"
        + (key.Clauses?.Parts is [{ Descending: true }] ? " DESC" : "")
        + OnConflict(key.Clauses)
        + (table.Sqlite?.AutoIncrement == true ? " AUTOINCREMENT" : "");

    private string KeyColumns(ValueList<string> columns, SqliteClauses? clauses) => string.Join(", ", columns.Select((column, place) =>
        Quote(column) + (clauses is not null && place < clauses.Parts.Count
            ? (clauses.Parts[place].Collation is { } collation ? $" COLLATE {Word(collation)}" : "") + (clauses.Parts[place].Descending ? " DESC" : "")
            : "")));

    private string Named(Constraint constraint) =>
        constraint.Name is { } name ? $"CONSTRAINT {Quote(name.Text)} " : "";
}
