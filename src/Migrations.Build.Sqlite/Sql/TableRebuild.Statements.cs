using Migrations.Build.Operations;
using Migrations.Build.Sql;
using Migrations.Build.Sqlite.Schema;

namespace Migrations.Build.Sqlite.Sql;

/// <summary>The statements.</summary>
internal sealed partial class TableRebuild
{
    private const string Prefix = "_migrations_";

    private static readonly string[] RowIdNames = ["rowid", "_rowid_", "oid"];

    /// <summary>The statements, in order. <see cref="Schema"/> is final afterwards.</summary>
    public IEnumerable<SqlStatement> Statements()
    {
        Finish();
        var names = WorkingNames();
        var table = Renamed(Table, names);
        var (old, temporary) = (_dialect.Quote(_name.Name), Prefix + _name.Name);
        var quoted = _dialect.Quote(temporary);

        yield return Statement(_dialect.CreateTableText(table, temporary), "the new table, under another name for now");
        if (Copy(table, quoted, old) is { } copy)
        {
            yield return Statement(copy, CopyReason);
        }

        foreach (var statement in Counter(table, temporary))
        {
            yield return statement;
        }

        yield return Statement($"DROP TABLE {old}", "its rows are in the new one");

        // Without it SQLite would look into every view and trigger, and find that the table they name is gone.
        yield return Statement("PRAGMA legacy_alter_table = ON", "views and triggers that name the table stay as they are");
        yield return Statement($"ALTER TABLE {quoted} RENAME TO {old}", "the new table takes the old one's place");
        yield return Statement("PRAGMA legacy_alter_table = OFF", "as it was");
        foreach (var index in table.Indexes)
        {
            yield return Statement(_dialect.CreateIndexText(index, _name.Name), "indexes go with a table");
        }

        foreach (var trigger in Table.Triggers.Value ?? [])
        {
            yield return Statement(trigger, "triggers go with a table");
        }

        foreach (var (from, to) in Renames(names))
        {
            yield return Statement(
                $"ALTER TABLE {old} RENAME COLUMN {_dialect.Quote(from)} TO {_dialect.Quote(to)}",
                "a rename in place is followed by views, triggers and foreign keys");
        }

        if (_dropped is { } place)
        {
            var any = _dialect.Quote(Table.Columns[0].Name);
            yield return Statement($"ALTER TABLE {old} RENAME COLUMN {any} TO {any}", "SQLite looks whether a view or trigger needs a dropped column") with { Location = place };
        }

        Schema = Schema.Change(_name, one => one with
        {
            Triggers = new(one.Triggers.Value?.Select(text => Renames(names).Aggregate(text, (now, name) => TriggerText.RenameColumn(now, name.From, name.To))).ToArray()),
        });
    }

    /// <summary>What follows from all operations together: order of columns, which column is the rowid.</summary>
    private void Finish()
    {
        if (Table.Columns.Count == 0)
        {
            throw NotPossible($"Cannot drop all columns of {_name}: a table needs one. Drop the table instead.");
        }

        if (Table.Triggers.Value?.FirstOrDefault(TriggerText.IsDoubtful) is { } trigger)
        {
            throw NotPossible($"Cannot rebuild table {_name}: a column was renamed before in this revision, and how its trigger reads now only the database knows ({Shortened(trigger)}). Put what follows into a revision of its own.");
        }

        if (_batch?.ColumnOrder.SelectMany(list => list).FirstOrDefault(name => Find(name) is null) is { } unknown)
        {
            throw Missing($"it has no column {unknown} to put in order");
        }

        Schema = Schema.Change(_name, table =>
        {
            var ordered = _batch is not null && BatchColumnOrder.IsAsked(_batch) ? BatchColumnOrder.Of(_before, table, _batch) : table;
            var counted = RowIds.Counted(_batch?.WithOptions(ordered) ?? ordered);
            return counted.Sqlite?.AutoIncrement == true && RowIds.Of(counted) is null && _batch?.Sqlite.IsGiven != true
                ? counted with { Sqlite = counted.Sqlite with { AutoIncrement = false } }
                : counted;
        });
    }

    /// <summary>The name of each column while the table is made: old ones keep theirs, a new one must not clash with them.</summary>
    private Dictionary<string, string> WorkingNames()
    {
        var taken = new HashSet<string>(_sources.Values, StringComparer.OrdinalIgnoreCase);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in Table.Columns)
        {
            names[column.Name] = _sources.TryGetValue(column.Name, out var source) ? source
                : taken.Contains(column.Name) ? Prefix + column.Name
                : column.Name;
        }

        return names;
    }

    private static Table Renamed(Table table, Dictionary<string, string> names)
    {
        var elements = table.Elements.AsEnumerable();
        var changes = names.Where(name => name.Key != name.Value).ToList();

        // By way of names that nothing has: a and b may have changed places.
        foreach (var (name, _) in changes)
        {
            elements = elements.Select(element => Rename(element, table.QualifiedName, name, "\0" + name));
        }

        foreach (var (name, working) in changes)
        {
            elements = elements.Select(element => Rename(element, table.QualifiedName, "\0" + name, working));
        }

        return table with { Elements = [.. elements] };
    }

    private static TableElement Rename(TableElement element, TableName table, string name, string newName)
    {
        var renamed = ColumnUse.Rename(element, name, newName);
        return renamed is ForeignKeyConstraint key && key.ReferredTable == table
            ? key with { ReferredColumns = [.. key.ReferredColumns.Select(one => one == name ? newName : one)] }
            : renamed;
    }

    /// <summary>The renames that remain, in an order in which no name is taken.</summary>
    private static IEnumerable<(string From, string To)> Renames(Dictionary<string, string> names)
    {
        var open = names.Where(name => name.Key != name.Value).Select(name => (From: name.Value, To: name.Key)).ToList();
        while (open.Count > 0)
        {
            var at = open.FindIndex(one => !open.Exists(other => other != one && Same(other.From, one.To)));
            if (at < 0)
            {
                var aside = Prefix + open[0].From;
                yield return (open[0].From, aside);
                open[0] = (aside, open[0].To);
                continue;
            }

            yield return open[at];
            open.RemoveAt(at);
        }
    }

    private string? Copy(Table table, string into, string from)
    {
        var names = WorkingNames();
        var columns = new List<string>();
        var values = new List<string>();
        if (RowIdName(table) is { } rowId)
        {
            columns.Add(rowId);
            values.Add(rowId);
        }

        foreach (var column in Table.Columns)
        {
            if (_sources.TryGetValue(column.Name, out var source) && column.Computed is null)
            {
                columns.Add(_dialect.Quote(names[column.Name]));
                values.Add(Value(column, _before.FindColumn(source)!));
            }
        }

        // A conflict clause of the table's own could leave rows out without a word.
        var conflict = table.Elements.Any(element => element.Clauses?.OnConflict is not null) ? "OR ABORT " : "";
        return columns.Count == 0
            ? null
            : $"INSERT {conflict}INTO {into} ({string.Join(", ", columns)}) SELECT {string.Join(", ", values)} FROM {from}";
    }

    /// <summary>The old value; cast when the new type reads it differently, so that all rows look as new ones will (not towards JSON, whose text is its value).</summary>
    private string Value(Column column, Column old)
    {
        var name = _dialect.Quote(old.Name);
        var (oldType, newType) = (_dialect.TypeName(old.Type), _dialect.TypeName(column.Type));
        var (was, becomes) = (
            SqliteTypes.AffinityOf(oldType, _before.Sqlite?.Strict == true),
            SqliteTypes.AffinityOf(newType, Table.Sqlite?.Strict == true));
        return was == becomes || newType.Length == 0 || column.Type.Kind == SqlTypeKind.Json ? name : $"CAST({name} AS {newType})";
    }

    /// <summary>By what name the hidden rowid is copied; null: there is none, or a column is it.</summary>
    private string? RowIdName(Table table) =>
        table.Sqlite?.WithoutRowId == true || _before.Sqlite?.WithoutRowId == true || RowIds.Of(table) is not null
            ? null
            : RowIdNames.FirstOrDefault(name => !_before.Columns.Concat(table.Columns).Any(column => Same(column.Name, name)));

    /// <summary>The counter of AUTOINCREMENT, which knows of rows that are long gone.</summary>
    private IEnumerable<SqlStatement> Counter(Table table, string temporary)
    {
        if (table.Sqlite?.AutoIncrement == true && _before.Sqlite?.AutoIncrement == true)
        {
            yield return Statement($"DELETE FROM sqlite_sequence WHERE name = {_dialect.Literal(temporary)}", "the counter goes along");
            yield return Statement(
                $"INSERT INTO sqlite_sequence (name, seq) SELECT {_dialect.Literal(temporary)}, seq FROM sqlite_sequence WHERE name = {_dialect.Literal(_name.Name)}",
                "the counter goes along");
        }
    }

    private SqlStatement Statement(string text, string reason) => new(text) { Location = _location, Reason = reason };
}
