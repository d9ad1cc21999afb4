using System.Text.Json;

namespace Migrations.Build.Conformance;

/// <summary>Reads operations as shared/conformance/README.md describes them into calls on <c>op</c>, so that the recorder takes part.</summary>
internal sealed class OperationReader(MigrationOperations op)
{
    private bool HasSerial => op.Dialect == "PostgreSql";

    /// <summary>Records the operations in order.</summary>
    /// <exception cref="MigrationException">The recorder refuses one.</exception>
    /// <exception cref="ArgumentException">A parameter has a value that the operation does not know.</exception>
    public void Record(IEnumerable<JsonElement> operations)
    {
        foreach (var operation in operations)
        {
            Record(operation);
        }
    }

    /// <summary>The naming convention of a case; none given: none.</summary>
    public static NamingConvention Convention(JsonElement owner) => owner.Object("naming_convention") is { } names
        ? new NamingConvention
        {
            Index = Pattern(names, "ix"),
            Unique = Pattern(names, "uq"),
            Check = Pattern(names, "ck"),
            ForeignKey = Pattern(names, "fk"),
            PrimaryKey = Pattern(names, "pk"),
        }
        : NamingConvention.None;

    private void Record(JsonElement json)
    {
        switch (json.Text("op"))
        {
            case "batch_alter_table":
                Batch(json);
                break;
            case "autocommit_block":
                op.Autocommit(inner => new OperationReader(inner).Record(json.Items("operations")));
                break;
            case "execute" when json.Object("parameters") is { } parameters:
                op.Invoke(new ExecuteSql([.. Fragments(json.Text("sql"), parameters)]));
                break;
            case "execute":
                op.Execute(json.Text("sql"));
                break;
            default:
                op.Invoke(Operation(json, new TableName(json.OptionalText("table") ?? "", json.OptionalText("schema") ?? json.OptionalText("source_schema"))));
                break;
        }
    }

    private void Batch(JsonElement json)
    {
        var table = new TableName(json.Text("table"), json.OptionalText("schema"));
        var batch = new BatchAlterTable(table, [])
        {
            Rebuild = json.OptionalText("recreate") switch
            {
                null or "auto" => RebuildMode.Auto,
                "always" => RebuildMode.Always,
                "never" => RebuildMode.Never,
                var other => throw new ArgumentException($"recreate: '{other}'"),
            },
            CopyFrom = json.Object("copy_from") is { } copy ? TableReader.Table(copy) : null,
            AdditionalConstraints = json.Object("table_args") is { } arguments
                ? [.. TableReader.Table(arguments).Constraints]
                : [],
            Convention = json.TryGetProperty("naming_convention", out _) ? Convention(json) : null,
            ColumnOrder = [.. json.Items("partial_reordering").Select(list => (ValueList<string>)[.. list.EnumerateArray().Select(one => one.GetString()!)])],
        };
        op.BatchAlterTable(batch, inner =>
        {
            foreach (var operation in json.Items("operations"))
            {
                inner.Invoke(Operation(operation, table));
            }
        });
    }

    private MigrationOperation Operation(JsonElement json, TableName table) => json.Text("op") switch
    {
        "create_table" => new CreateTable(TableReader.Table(json, HasSerial))
        {
            IfNotExists = json.Flag("if_not_exists"),
            Temporary = TableReader.Prefixes(json).Any(word => word.Contains("TEMP", StringComparison.Ordinal)) ? Temporary(json.OptionalText("postgresql_on_commit")) : null,
        },
        "drop_table" => new DropTable(table) { IfExists = json.Flag("if_exists") },
        "rename_table" => new RenameTable(table, json.Text("new_table_name")),
        "add_column" => new AddColumn(table, TableReader.Column(json.GetProperty("column"), HasSerial))
        {
            IfNotExists = json.Flag("if_not_exists"),
            InlineReferences = json.Flag("inline_references"),
            InlinePrimaryKey = json.Flag("inline_primary_key"),
            InsertBefore = json.OptionalText("insert_before"),
            InsertAfter = json.OptionalText("insert_after"),
        },
        "drop_column" => new DropColumn(table, json.Text("column_name")) { IfExists = json.Flag("if_exists") },
        "alter_column" => AlterColumn(json, table),
        "create_index" => new CreateIndex(table, TableReader.Index(json, "index_name"))
        {
            IfNotExists = json.Flag("if_not_exists"),
            Concurrently = json.Flag("postgresql_concurrently"),
        },
        "drop_index" => new DropIndex(json.Name("index_name")!.Value.Text, table.Name.Length == 0 ? default(TableName?) : table)
        {
            Schema = table.Schema,
            IfExists = json.Flag("if_exists"),
            Concurrently = json.Flag("postgresql_concurrently"),
        },
        "create_primary_key" => new AddConstraint(table, new PrimaryKeyConstraint(json.Texts("columns")) { Name = json.Name("constraint_name") }),
        "create_unique_constraint" => new AddConstraint(table, TableReader.Unique(json, "constraint_name")),
        "create_check_constraint" => new AddConstraint(table, new CheckConstraint(json.Text("condition"))
        {
            Name = json.Name("constraint_name"),
            NotValid = json.Flag("postgresql_not_valid"),
        }),
        "create_foreign_key" => new AddConstraint(table, ForeignKey(json)),
        "create_exclude_constraint" => new AddConstraint(table, TableReader.Exclude(json, "constraint_name")),
        "drop_constraint" => new DropConstraint(table, json.Name("constraint_name") ?? throw new ArgumentException("a constraint without a name"))
        {
            Kind = Kind(json.OptionalText("type_")),
            IfExists = json.Flag("if_exists"),
        },
        "create_table_comment" => new SetTableComment(table, json.Text("comment")),
        "drop_table_comment" => new SetTableComment(table, Comment: null),
        "bulk_insert" => BulkInsert(json, table),
        var name => throw new ArgumentException($"unknown operation '{name}'"),
    };

    private static TemporaryTable Temporary(string? onCommit) => onCommit?.ToUpperInvariant().Replace('_', ' ') switch
    {
        "DROP" => TemporaryTable.Transaction,
        "DELETE ROWS" => TemporaryTable.SessionWithoutRows,
        _ => TemporaryTable.Session,
    };

    private static AlterColumn AlterColumn(JsonElement json, TableName table)
    {
        var (@default, identity) = Default(json, "server_default");
        var (existingDefault, existingIdentity) = Default(json, "existing_server_default");
        return new AlterColumn(table, json.Text("column_name"))
        {
            Type = json.Object("type_") is { } type ? TableReader.Type(type) : default(Optional<SqlType>),
            Nullable = json.TryGetProperty("nullable", out var nullable) ? nullable.GetBoolean() : default(Optional<bool>),
            Default = @default,
            Identity = identity.IsGiven || !json.IsNull("server_default") || existingIdentity is not { IsGiven: true, Value: not null }
                ? identity
                : (Identity?)null,
            Comment = json.TryGetProperty("comment", out var comment) ? comment.GetString() : default(Optional<string?>),
            NewName = json.OptionalText("new_column_name") is { } name ? name : default(Optional<string>),
            Using = json.OptionalText("postgresql_using"),
            Existing = new ExistingColumn
            {
                Type = json.Object("existing_type") is { } existing ? TableReader.Type(existing) : default(Optional<SqlType>),
                Nullable = json.TryGetProperty("existing_nullable", out var was) ? was.GetBoolean() : default(Optional<bool>),
                Default = existingDefault,
                Identity = existingIdentity.IsGiven || !json.IsNull("existing_server_default") ? existingIdentity : (Identity?)null,
            },
        };
    }

    /// <summary>A default or an identity: the reference keeps both in one parameter.</summary>
    private static (Optional<SqlExpression?> Default, Optional<Identity?> Identity) Default(JsonElement json, string key) =>
        !json.TryGetProperty(key, out var value) ? default
        : value.ValueKind == JsonValueKind.Null ? ((SqlExpression?)null, default(Optional<Identity?>))
        : value.ValueKind == JsonValueKind.String ? (TableReader.Default(value.GetString()!), default(Optional<Identity?>))
        : value.Object("identity") is { } identity ? (default(Optional<SqlExpression?>), TableReader.Identity(identity))
        : throw new ArgumentException($"{key}: {value}");

    private static ForeignKeyConstraint ForeignKey(JsonElement json) => new(
        json.Texts("local_cols"), new TableName(json.Text("referent_table"), json.OptionalText("referent_schema")), json.Texts("remote_cols"))
    {
        Name = json.Name("constraint_name"),
        OnDelete = TableReader.Action(json.OptionalText("ondelete")),
        OnUpdate = TableReader.Action(json.OptionalText("onupdate")),
        Deferrability = TableReader.Deferrable(json),
        Match = json.OptionalText("match") is { } match ? Enum.Parse<ForeignKeyMatch>(match, ignoreCase: true) : default,
        NotValid = json.Flag("postgresql_not_valid"),
    };

    private static BulkInsert BulkInsert(JsonElement json, TableName table)
    {
        var columns = json.Items("columns").Select(column => TableReader.Column(column)).ToList();
        return new BulkInsert(
            table,
            [.. columns.Select(column => column.Name)],
            [.. json.Items("rows").Select(row => columns.Select(column => ValueReader.Value(row, column)).ToArray())])
        {
            Types = [.. columns.Select(column => column.Type)],
        };
    }

    private static ConstraintKind? Kind(string? name) => name switch
    {
        null => null,
        "primary" => ConstraintKind.PrimaryKey,
        "unique" => ConstraintKind.Unique,
        "foreignkey" => ConstraintKind.ForeignKey,
        "check" => ConstraintKind.Check,
        _ => throw new ArgumentException($"type_: '{name}'"),
    };

    private static string? Pattern(JsonElement names, string key) => names.OptionalText(key) is { } pattern
        ? string.Concat(pattern.Split("%(").Select((part, place) => place == 0 ? part : "{" + part.Replace(")s", "}", StringComparison.Ordinal)))
        : null;

    private static IEnumerable<SqlFragment> Fragments(string sql, JsonElement parameters)
    {
        var start = 0;
        for (var at = 0; at < sql.Length; at++)
        {
            if (sql[at] != ':' || at + 1 == sql.Length || !char.IsLetter(sql[at + 1]) || (at > 0 && sql[at - 1] is ':' or '\\'))
            {
                continue;
            }

            var end = at + 1;
            while (end < sql.Length && (char.IsLetterOrDigit(sql[end]) || sql[end] == '_'))
            {
                end++;
            }

            if (parameters.TryGetProperty(sql[(at + 1)..end], out var value))
            {
                yield return new SqlFragment(sql[start..at]);
                yield return SqlFragment.OfValue(ValueReader.Plain(value));
                start = end;
            }
        }

        yield return new SqlFragment(sql[start..].Replace("\\:", ":", StringComparison.Ordinal));
    }
}
