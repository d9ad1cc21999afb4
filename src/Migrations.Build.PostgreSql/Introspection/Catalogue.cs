using System.Collections.Immutable;
using Migrations.Build.Introspection;
using Migrations.Build.PostgreSql.Schema;
using Npgsql;

namespace Migrations.Build.PostgreSql.Introspection;

/// <summary>What the catalogues said, put together to a schema.</summary>
internal sealed class Catalogue(IntrospectionScope scope)
{
    private readonly Dictionary<TableName, EnumType> _enums = [];
    private readonly Dictionary<uint, CatalogueSequence> _sequences = [];
    private readonly Dictionary<(uint Table, short Column), CatalogueSequence> _owned = [];
    private readonly Dictionary<uint, CatalogueTable> _tables = [];
    private readonly HashSet<TableName> _usedEnums = [];
    private string? _current;
    private string[] _schemas = [];
    private string[] _extensions = [];

    /// <summary>One reader for each query, in their order.</summary>
    public IReadOnlyList<Action<NpgsqlDataReader>> Readers =>
        [ReadDatabase, ReadEnum, ReadSequence, ReadTable, ReadColumn, ReadIndex, ReadConstraint];

    public DatabaseSchema Build() => DatabaseSchema.Empty with
    {
        Tables = _tables.Values.Select(table => table.Build()).ToImmutableSortedDictionary(table => table.QualifiedName, table => table),
        Enums = _enums.Values
            .Where(type => IsAsked(type.Schema) || _usedEnums.Contains(type.QualifiedName))
            .ToImmutableSortedDictionary(type => type.QualifiedName, type => type),
        Sequences = _sequences.Values
            .Where(sequence => !sequence.BelongsToColumn && IsAsked(sequence.Value.Schema))
            .ToImmutableSortedDictionary(sequence => sequence.Value.QualifiedName, sequence => sequence.Value),
        Schemas = DatabaseSchema.Empty.Schemas.Union(_schemas.Select(Schema).OfType<string>()),
        Extensions = DatabaseSchema.Empty.Extensions.Union(_extensions),
    };

    private static T? Get<T>(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? default : row.GetFieldValue<T>(column);

    /// <summary>The schema as the vocabulary names it: null is the default one, unless only its name was asked for.</summary>
    private string? Schema(string name) =>
        name == _current && (scope.Schemas.Contains(null) || !scope.Schemas.Contains(name)) ? null : name;

    private bool IsAsked(string? schema) => schema is null ? scope.Schemas.Contains(null) || scope.Tables is not null : _schemas.Contains(schema);

    private void ReadDatabase(NpgsqlDataReader row)
    {
        _current = Get<string>(row, 0);
        _schemas = Get<string[]>(row, 1) ?? [];
        _extensions = Get<string[]>(row, 2) ?? [];
    }

    private void ReadEnum(NpgsqlDataReader row)
    {
        var type = new EnumType(row.GetString(1), [.. row.GetFieldValue<string[]>(2)]) { Schema = Schema(row.GetString(0)) };
        _enums[type.QualifiedName] = type;
    }

    private void ReadSequence(NpgsqlDataReader row)
    {
        var sequence = CatalogueSequence.Read(row, Schema(row.GetString(1)));
        _sequences[row.GetFieldValue<uint>(0)] = sequence;
        if (sequence.Owner is { } owner)
        {
            _owned[owner] = sequence;
        }
    }

    private void ReadTable(NpgsqlDataReader row)
    {
        var inherits = (Get<string[]>(row, 9) ?? []).Zip(Get<string[]>(row, 10) ?? [], (schema, name) => new TableName(name, Schema(schema)));
        var options = new PostgreSqlTableOptions
        {
            PartitionBy = Get<string>(row, 3),
            Unlogged = row.GetBoolean(4),
            StorageParameters = Parameters(Get<string[]>(row, 5)),
            Tablespace = Get<string>(row, 6),
            AccessMethod = Get<string>(row, 7),
            Inherits = [.. inherits],
        };
        _tables[row.GetFieldValue<uint>(0)] = new CatalogueTable(new Table(row.GetString(2), [], file: "", line: 0)
        {
            Schema = Schema(row.GetString(1)),
            Comment = Get<string>(row, 8),
            PostgreSql = options == new PostgreSqlTableOptions() ? null : options,
        });
    }

    private void ReadColumn(NpgsqlDataReader row)
    {
        var table = row.GetFieldValue<uint>(0);
        var number = row.GetInt16(1);
        _tables[table].Name(number, row.GetString(2));
        if (!row.GetBoolean(15))
        {
            return;
        }

        var owned = _owned.GetValueOrDefault((table, number));
        var text = Get<string>(row, 9);
        var isIdentity = row.GetString(10).Length > 0;
        var type = Type(row);
        var notNull = row.GetBoolean(8);
        var isSerial = !isIdentity && Get<uint?>(row, 14) is { } used
            && owned is not null && _sequences.GetValueOrDefault(used) == owned
            && owned.IsStandard && Serial(type) is not null && IsNextValue(text);
        if (isIdentity || isSerial)
        {
            owned!.BelongsToColumn = true;
        }

        var isGenerated = row.GetString(11).Length > 0;
        _tables[table].Add(new Column(row.GetString(2), isSerial ? Serial(type)! : type, file: "", line: 0)
        {
            Nullable = !notNull,
            Default = text is null || isGenerated || isSerial ? null : SqlExpression.Sql(text),
            Computed = isGenerated ? new Computed(SqlText.Unwrapped(text!)) { Stored = row.GetString(11) == "s" } : null,
            Identity = isIdentity ? owned?.Identity(row.GetString(10) == "a") : null,
            Collation = Get<string>(row, 12),
            Comment = Get<string>(row, 13),
        });
    }

    private static bool IsNextValue(string? text) =>
        text?.StartsWith("nextval(", StringComparison.Ordinal) == true && text.EndsWith("::regclass)", StringComparison.Ordinal);

    private SqlType Type(NpgsqlDataReader row)
    {
        if (!row.GetBoolean(4))
        {
            return PostgreSqlTypeParser.Parse(row.GetString(3));
        }

        var name = new TableName(row.GetString(5), Schema(row.GetString(6)));
        _usedEnums.Add(name);
        var values = _enums.TryGetValue(name, out var known) ? known.Values : [];
        var type = SqlType.Enum(name.Name, values) with { Schema = name.Schema };
        return row.GetBoolean(7) ? SqlType.Array(type) : type;
    }

    private static SqlType? Serial(SqlType type) => type.Kind switch
    {
        SqlTypeKind.SmallInteger => SqlType.SmallSerial,
        SqlTypeKind.Integer => SqlType.Serial,
        SqlTypeKind.BigInteger => SqlType.BigSerial,
        _ => null,
    };

    private void ReadIndex(NpgsqlDataReader row)
    {
        var table = _tables[row.GetFieldValue<uint>(1)];
        var index = table.Index(row.GetFieldValue<uint>(0), () => new TableIndex(ObjectName.Final(row.GetString(2)), [], file: "", line: 0)
        {
            Unique = row.GetBoolean(3),
            Method = row.GetString(4) is "btree" ? null : row.GetString(4),
            Where = Get<string>(row, 5) is { } where ? SqlText.Unwrapped(where) : null,
            StorageParameters = Parameters(Get<string[]>(row, 6)),
            Tablespace = Get<string>(row, 7),
            NullsNotDistinct = row.GetBoolean(8),
        });
        if (row.GetBoolean(9))
        {
            index.Include.Add(row.GetString(10));
            return;
        }

        var (descending, nullsFirst) = (row.GetBoolean(12), row.GetBoolean(13));
        var part = Get<string>(row, 10) is { } name ? IndexColumn.Of(name) : IndexColumn.Sql(SqlText.Unwrapped(row.GetString(11)));
        index.Columns.Add(part with
        {
            Descending = descending,
            Nulls = descending == nullsFirst ? NullsOrder.Default : nullsFirst ? NullsOrder.First : NullsOrder.Last,
            OperatorClass = Get<string>(row, 14),
            Collation = Get<string>(row, 15),
        });
    }

    private void ReadConstraint(NpgsqlDataReader row)
    {
        var table = _tables[row.GetFieldValue<uint>(0)];
        var index = table.Behind(row.GetFieldValue<uint>(15));
        ValueList<string> columns = [.. (Get<short[]>(row, 3) ?? []).Where(number => number > 0).Select(table.ColumnName)];
        ValueList<string> include = [.. index?.Include ?? []];
        var constraint = row.GetString(2) switch
        {
            "p" => new PrimaryKeyConstraint(columns, file: "", line: 0) { Include = include },
            "u" => new UniqueConstraint(columns, file: "", line: 0) { Include = include, NullsNotDistinct = row.GetBoolean(16) },
            "c" => new CheckConstraint(SqlText.Unwrapped(row.GetString(14)), file: "", line: 0)
            {
                NotValid = !row.GetBoolean(12),
                NoInherit = row.GetBoolean(13),
            },
            "f" => ForeignKey(row, columns),
            _ => (Constraint)new ExcludeConstraint(
                [.. (index?.Columns ?? []).Zip(row.GetFieldValue<string[]>(17), (part, name) => new ExcludeElement(part, name))],
                file: "",
                line: 0)
            {
                Method = index?.Start.Method is null ? "btree" : index.Start.Method is "gist" ? null : index.Start.Method,
                Where = index?.Start.Where,
            },
        };
        if (row.GetString(2) is "p" or "u" or "x")
        {
            table.ServesConstraint(row.GetFieldValue<uint>(15));
        }

        table.Add(constraint with
        {
            Name = ObjectName.Final(row.GetString(1)),
            Deferrability = !row.GetBoolean(10) ? Deferrability.NotDeferrable
                : row.GetBoolean(11) ? Deferrability.InitiallyDeferred : Deferrability.InitiallyImmediate,
        });
    }

    private ForeignKeyConstraint ForeignKey(NpgsqlDataReader row, ValueList<string> columns) =>
        new(columns, new TableName(row.GetString(5), Schema(row.GetString(4))), [.. row.GetFieldValue<string[]>(6)], file: "", line: 0)
        {
            OnUpdate = Action(row.GetString(7)),
            OnDelete = Action(row.GetString(8)),
            Match = row.GetString(9) switch { "f" => ForeignKeyMatch.Full, "p" => ForeignKeyMatch.Partial, _ => ForeignKeyMatch.Simple },
            NotValid = !row.GetBoolean(12),
        };

    private static ReferentialAction Action(string code) => code switch
    {
        "r" => ReferentialAction.Restrict,
        "c" => ReferentialAction.Cascade,
        "n" => ReferentialAction.SetNull,
        "d" => ReferentialAction.SetDefault,
        _ => ReferentialAction.NoAction,
    };

    private static ValueList<StorageParameter> Parameters(string[]? options) =>
    [
        .. from option in options ?? []
           let at = option.IndexOf('=', StringComparison.Ordinal)
           select new StorageParameter(option[..at], option[(at + 1)..]),
    ];
}
