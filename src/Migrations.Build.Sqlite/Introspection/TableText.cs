using Migrations.Build.Schema;
using Migrations.Build.Sqlite.Schema;

namespace Migrations.Build.Sqlite.Introspection;

/// <summary>Reads a stored CREATE TABLE statement (https://www.sqlite.org/lang_createtable.html).</summary>
/// <remarks>SQLite has parsed the text itself before it stored it: what is read here is well formed.</remarks>
internal sealed class TableText
{
    private static readonly HashSet<string> ColumnConstraints = new(
        ["CONSTRAINT", "PRIMARY", "NOT", "NULL", "UNIQUE", "CHECK", "DEFAULT", "COLLATE", "REFERENCES", "GENERATED", "AS", "ON", "DEFERRABLE"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Constants = new(
        ["NULL", "TRUE", "FALSE", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> TableConstraints = new(
        ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"], StringComparer.OrdinalIgnoreCase);

    private readonly DdlCursor _cursor;
    private readonly List<Column> _columns = [];
    private readonly List<Constraint> _constraints = [];
    private bool _autoIncrement;
    private bool _withoutRowId;
    private bool _strict;

    private TableText(string sql) => _cursor = new DdlCursor(sql);

    /// <summary>The table in canonical form, without indexes.</summary>
    public static Table Read(string name, string sql)
    {
        var reader = new TableText(sql);
        reader.ReadBody();
        reader.ReadOptions();
        return reader.Result(name);
    }

    private void ReadBody()
    {
        _cursor.TakeUntil(token => token.IsSymbol("("));
        _cursor.TryTakeSymbol("(");
        do
        {
            if (_cursor.IsOneOf(TableConstraints))
            {
                break;
            }

            ReadColumn();
        }
        while (_cursor.TryTakeSymbol(","));

        while (!_cursor.AtEnd && !_cursor.TryTakeSymbol(")"))
        {
            ReadTableConstraint();
            _cursor.TryTakeSymbol(",");
        }
    }

    private void ReadOptions()
    {
        while (!_cursor.AtEnd)
        {
            _withoutRowId |= _cursor.TryTake("WITHOUT", "ROWID");
            _strict |= _cursor.TryTake("STRICT");
            _cursor.Take();
        }
    }

    private Table Result(string name)
    {
        var key = _constraints.OfType<PrimaryKeyConstraint>().FirstOrDefault();
        var elements = _columns.Select(column => InKey(column, key)).Cast<TableElement>()
            .Concat(_constraints.OrderBy(constraint => constraint is PrimaryKeyConstraint ? 0 : 1).Select(constraint => Spelled(constraint)));
        return RowIds.Counted(new Table(name, [.. elements], "", 0)
        {
            Sqlite = _autoIncrement || _withoutRowId || _strict
                ? new SqliteTableOptions { AutoIncrement = _autoIncrement, NamedKey = _autoIncrement && key?.Name is not null, WithoutRowId = _withoutRowId, Strict = _strict }
                : null,
        });
    }

    private Column InKey(Column column, PrimaryKeyConstraint? key) =>
        column.Nullable && key?.Columns.Contains(column.Name, StringComparer.OrdinalIgnoreCase) == true
            ? column with
            {
                Nullable = false,
                Clauses = _withoutRowId ? column.Clauses : (column.Clauses ?? new SqliteClauses()) with { NullableKey = true },
            }
            : column;

    /// <summary>Columns as the table spells them: a constraint may use other letters.</summary>
    private Constraint Spelled(Constraint constraint)
    {
        return constraint switch
        {
            PrimaryKeyConstraint key => key with { Columns = Names(key.Columns) },
            UniqueConstraint unique => unique with { Columns = Names(unique.Columns) },
            ForeignKeyConstraint key => key with { Columns = Names(key.Columns) },
            _ => constraint,
        };

        ValueList<string> Names(ValueList<string> names) =>
            [.. names.Select(name => _columns.Find(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Name ?? name)];
    }

    private void ReadColumn()
    {
        var name = _cursor.TakeName();
        var type = TypeText();
        var column = new Column(name, SqliteTypes.Read(type), "", 0);
        while (!_cursor.AtEnd && !_cursor.IsSymbol(",") && !_cursor.IsSymbol(")"))
        {
            ObjectName? constraint = _cursor.TryTake("CONSTRAINT") ? ObjectName.Final(_cursor.TakeName()) : default(ObjectName?);
            column = ReadColumnConstraint(column, constraint);
        }

        _columns.Add(column);
    }

    private string TypeText()
    {
        var parts = new List<string>();
        while (!_cursor.AtEnd && !_cursor.IsSymbol(",") && !_cursor.IsSymbol(")") && !_cursor.IsOneOf(ColumnConstraints))
        {
            parts.Add(_cursor.IsSymbol("(") ? $"({string.Join(", ", Arguments())})" : _cursor.TakeName());
        }

        return string.Join(' ', parts).Replace(" (", "(", StringComparison.Ordinal);
    }

    private IEnumerable<string> Arguments()
    {
        _cursor.TryTakeSymbol("(");
        do
        {
            yield return _cursor.TakeUntil(token => token.IsSymbol(","));
        }
        while (_cursor.TryTakeSymbol(","));
        _cursor.TryTakeSymbol(")");
    }

    private Column ReadColumnConstraint(Column column, ObjectName? name)
    {
        if (_cursor.TryTake("NOT", "NULL"))
        {
            var clauses = OnConflict(column.Clauses);
            return column with { Nullable = false, Clauses = clauses };
        }

        if (_cursor.TryTake("DEFAULT"))
        {
            return column with { Default = SqlExpression.Sql(DefaultText()) };
        }

        if (_cursor.TryTake("COLLATE"))
        {
            return column with { Collation = _cursor.TakeName() };
        }

        if (_cursor.TryTake("GENERATED", "ALWAYS", "AS") || _cursor.TryTake("AS"))
        {
            var expression = _cursor.TakeEnclosed();
            var stored = _cursor.TryTake("STORED");
            _cursor.TryTake("VIRTUAL");
            return column with { Computed = new Computed(expression) { Stored = stored } };
        }

        if (ReadConstraint(name, column.Name) is { } constraint)
        {
            _constraints.Add(constraint);
        }
        else
        {
            _cursor.Take();
        }

        return column;
    }

    private void ReadTableConstraint()
    {
        ObjectName? name = _cursor.TryTake("CONSTRAINT") ? ObjectName.Final(_cursor.TakeName()) : default(ObjectName?);
        if (ReadConstraint(name, column: null) is { } constraint)
        {
            _constraints.Add(constraint);
        }
        else if (name is null)
        {
            _cursor.Take();
        }
    }

    /// <summary>A constraint that both a column and a table may have; null: it is something else.</summary>
    /// <param name="column">The column that it stands in; null: it names its columns itself.</param>
    private Constraint? ReadConstraint(ObjectName? name, string? column)
    {
        if (_cursor.TryTake("PRIMARY", "KEY"))
        {
            var (columns, parts) = column is null ? KeyColumns() : InlineKey(column);
            var clauses = Clauses(parts, inline: column is not null);
            _autoIncrement |= _cursor.TryTake("AUTOINCREMENT");
            return new PrimaryKeyConstraint(columns, "", 0) { Name = name, Clauses = clauses };
        }

        if (_cursor.TryTake("UNIQUE"))
        {
            var (columns, parts) = column is null ? KeyColumns() : ([column], []);
            return new UniqueConstraint(columns, "", 0) { Name = name, Clauses = Clauses(parts, inline: false) };
        }

        if (_cursor.TryTake("CHECK"))
        {
            return new CheckConstraint(_cursor.TakeEnclosed(), "", 0) { Name = name, Clauses = OnConflict(clauses: null) };
        }

        if (column is null && _cursor.TryTake("FOREIGN", "KEY"))
        {
            var (columns, _) = KeyColumns();
            return References(columns, name);
        }

        return column is not null && _cursor.Is("REFERENCES") ? References([column], name) : null;
    }

    private (ValueList<string> Columns, ValueList<IndexColumn> Parts) InlineKey(string column)
    {
        var descending = _cursor.TryTake("DESC");
        _cursor.TryTake("ASC");
        return ([column], descending ? [IndexColumn.Of(column) with { Descending = true }] : []);
    }

    private (ValueList<string> Columns, ValueList<IndexColumn> Parts) KeyColumns()
    {
        _cursor.TryTakeSymbol("(");
        ValueList<IndexColumn> parts = [.. IndexText.Parts(_cursor)];
        _cursor.TakeUntil(static _ => false);
        _cursor.TryTakeSymbol(")");
        return (
            [.. parts.Select(part => part.Name ?? part.Expression!)],
            parts.Any(part => part.Collation is not null || part.Descending) ? parts : []);
    }

    private ForeignKeyConstraint References(ValueList<string> columns, ObjectName? name)
    {
        _cursor.TryTake("REFERENCES");
        var table = _cursor.TakeName();
        ValueList<string> referred = _cursor.IsSymbol("(") ? KeyColumns().Columns : [];
        var key = new ForeignKeyConstraint(columns, table, referred, "", 0) { Name = name };
        while (true)
        {
            if (_cursor.TryTake("ON", "DELETE"))
            {
                key = key with { OnDelete = Action() };
            }
            else if (_cursor.TryTake("ON", "UPDATE"))
            {
                key = key with { OnUpdate = Action() };
            }
            else if (_cursor.TryTake("MATCH"))
            {
                key = key with { Match = Enum.TryParse<ForeignKeyMatch>(_cursor.TakeName(), ignoreCase: true, out var match) ? match : default };
            }
            else
            {
                break;
            }
        }

        return key with { Deferrability = Deferrable() };
    }

    private ReferentialAction Action()
    {
        if (_cursor.TryTake("SET", "NULL"))
        {
            return ReferentialAction.SetNull;
        }

        if (_cursor.TryTake("SET", "DEFAULT"))
        {
            return ReferentialAction.SetDefault;
        }

        if (_cursor.TryTake("NO", "ACTION"))
        {
            return ReferentialAction.NoAction;
        }

        return _cursor.Take().Is("CASCADE") ? ReferentialAction.Cascade : ReferentialAction.Restrict;
    }

    private Deferrability Deferrable()
    {
        var never = _cursor.TryTake("NOT", "DEFERRABLE");
        if (!never && !_cursor.TryTake("DEFERRABLE"))
        {
            return Deferrability.NotDeferrable;
        }

        var deferred = _cursor.TryTake("INITIALLY", "DEFERRED");
        _cursor.TryTake("INITIALLY", "IMMEDIATE");
        return never
            ? Deferrability.NotDeferrable
            : deferred ? Deferrability.InitiallyDeferred : Deferrability.InitiallyImmediate;
    }

    /// <summary>A name as a default is a string: SQLite's own reading.</summary>
    private string DefaultText()
    {
        if (_cursor.IsSymbol("("))
        {
            var text = _cursor.TakeEnclosed();
            while (SqlNames.Enclosed(text) is { } inner)
            {
                text = inner.Trim();
            }

            return text;
        }

        var sign = _cursor.IsSymbol("-") || _cursor.IsSymbol("+") ? _cursor.Take().Text : "";
        var token = _cursor.Take();
        return token.Kind == SqlTokenKind.QuotedName || (token.Kind == SqlTokenKind.Word && !Constants.Contains(token.Text))
            ? $"'{token.Name!.Replace("'", "''", StringComparison.Ordinal)}'"
            : sign + token.Text;
    }

    private SqliteClauses? Clauses(ValueList<IndexColumn> parts, bool inline)
    {
        var clauses = OnConflict(clauses: null);
        return clauses is null && parts.Count == 0 && !inline
            ? null
            : (clauses ?? new SqliteClauses()) with { Parts = parts, Inline = inline };
    }

    private SqliteClauses? OnConflict(SqliteClauses? clauses) => _cursor.TryTake("ON", "CONFLICT")
        ? (clauses ?? new SqliteClauses()) with { OnConflict = _cursor.TakeName().ToUpperInvariant() }
        : clauses;
}
