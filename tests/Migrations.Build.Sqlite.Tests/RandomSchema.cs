using System.Globalization;

namespace Migrations.Build.Sqlite.Tests;

/// <summary>Random tables and random operations that fit them, by a seed.</summary>
internal sealed class RandomSchema(int seed)
{
    private static readonly string[] Words = ["name", "Group", "select", "amount", "created at", "note", "x", "größe", "kind", "code"];

    private static readonly SqlType[] Types =
    [
        SqlType.Integer, SqlType.BigInteger, SqlType.String(20), SqlType.Text, SqlType.Numeric(10, 2), SqlType.Float, SqlType.DateTime,
        SqlType.Date, SqlType.LargeBinary, SqlType.Boolean, SqlType.Json, SqlType.Char(3), SqlType.Named("INT"),
    ];

    private readonly Random _random = new(seed);
    private int _number;

    public DatabaseSchema Schema()
    {
        var other = new Table("r", [new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault }, new Column("k", SqlType.Text) { Unique = true }]);
        return new MetaData(NamingConvention.None, [other, Table("t"), Table("Other one")]).Resolve(Scratch.Dialect.Rules);
    }

    /// <summary>An operation that the schema allows; null: none was found.</summary>
    public MigrationOperation? Operation(DatabaseSchema schema)
    {
        var table = Pick(schema.Tables.Values.Where(one => one.Name != "r"));
        var column = Pick(table.Columns);
        var free = table.Columns.Where(one => table.PrimaryKey?.Columns.Contains(one.Name) != true && one.Computed is null && !table.Columns.Any(other => other.Computed?.Sql.Contains(Scratch.Dialect.Quote(one.Name), StringComparison.Ordinal) == true)).ToList();
        return _random.Next(15) switch
        {
            0 or 1 => Taken(table) is { } name ? new AddColumn(table.QualifiedName, TableColumn(name, table)) : null,
            2 when free.Count > 1 => new DropColumn(table.QualifiedName, Pick(free).Name),
            3 when table.PrimaryKey?.Columns.Contains(column.Name) != true && column.Computed is null => new AlterColumn(table.QualifiedName, column.Name) { Type = Pick(Types) },
            4 when table.PrimaryKey?.Columns.Contains(column.Name) != true => new AlterColumn(table.QualifiedName, column.Name) { Nullable = !column.Nullable },
            5 when table.PrimaryKey?.Columns.Contains(column.Name) != true && column.Computed is null => new AlterColumn(table.QualifiedName, column.Name) { Default = Chance(2) ? null : SqlExpression.Sql("'it''s'") },
            6 when Taken(table) is { } newName => new AlterColumn(table.QualifiedName, column.Name) { NewName = newName },
            7 => new RenameTable(table.QualifiedName, Unique("T ")),
            8 => new AddConstraint(table.QualifiedName, Constraint(table)),
            9 => Pick(table.Constraints.Where(one => one is { Name: not null } and not PrimaryKeyConstraint)) is { } constraint
                ? new DropConstraint(table.QualifiedName, constraint.Name!.Value)
                : null,
            10 => new CreateIndex(table.QualifiedName, Index(table)),
            11 => Pick(table.Indexes) is { } index ? new DropIndex(index.Name!.Value.Text, table.QualifiedName) : null,
            12 => new BatchAlterTable(table.QualifiedName, [new AddConstraint(table.QualifiedName, Constraint(table)), new CreateIndex(table.QualifiedName, Index(table))]),
            13 => new BatchAlterTable(table.QualifiedName, [.. Several(table)]) { Rebuild = Pick(new[] { RebuildMode.Auto, RebuildMode.Always }), Convention = Chance(2) ? NamingConvention.Default : null },
            _ => new CreateTable(new MetaData(NamingConvention.None, [Table(Unique("made"))]).Resolve(Scratch.Dialect.Rules).Tables.Values.Single()),
        };
    }

    /// <summary>Renames in a ring, a new column by a name that is given up, an alteration.</summary>
    private IEnumerable<MigrationOperation> Several(Table table)
    {
        var name = table.QualifiedName;
        var (one, two) = (Pick(table.Columns).Name, Pick(table.Columns).Name);
        yield return new AlterColumn(name, one) { NewName = "aside" };
        if (one != two)
        {
            yield return new AlterColumn(name, two) { NewName = one };
            yield return Chance(2) ? new AlterColumn(name, "aside") { NewName = two } : new AddColumn(name, new Column(two, SqlType.Text));
        }

        yield return new AddColumn(name, new Column("last", SqlType.Integer)) { InsertBefore = Chance(2) ? one == two ? "aside" : one : null };
    }

    public bool Chance(int of) => _random.Next(of) == 0;

    private Table Table(string name)
    {
        List<TableElement> elements = [new Column("id", SqlType.Integer) { PrimaryKey = true, Identity = Identity.ByDefault }];
        var table = new Table(name, [.. elements]);
        for (var count = _random.Next(1, 5); count > 0; count--)
        {
            if (Taken(table) is { } word)
            {
                elements.Add(TableColumn(word, table));
                table = table with { Elements = [.. elements] };
            }
        }

        for (var count = _random.Next(3); count > 0; count--)
        {
            elements.Add(Constraint(table));
        }

        for (var count = _random.Next(3); count > 0; count--)
        {
            elements.Add(Index(table));
        }

        return table with { Elements = [.. elements], Sqlite = Chance(4) ? new SqliteTableOptions { AutoIncrement = true } : null };
    }

    private Column TableColumn(string name, Table table)
    {
        var type = Pick(Types);
        var column = new Column(name, type);
        var plain = table.Columns.Where(one => one.Computed is null).ToList();
        return _random.Next(6) switch
        {
            0 => column with { Default = SqlExpression.Sql("1"), Nullable = false },
            1 => column with { Default = SqlExpression.Sql("abs(-2)") },
            2 => column with { Default = SqlExpression.Value("o'clock"), Collation = "NOCASE" },
            3 when plain.Count > 0 => column with { Computed = new Computed($"coalesce({Scratch.Dialect.Quote(Pick(plain).Name)}, 0)") { Stored = Chance(2) } },
            _ => column,
        };
    }

    private Constraint Constraint(Table table)
    {
        var (one, two) = (Pick(table.Columns).Name, Pick(table.Columns).Name);
        ObjectName? name = Chance(3) ? default(ObjectName?) : ObjectName.Final(Unique("c"));
        return _random.Next(3) switch
        {
            0 => new UniqueConstraint(one == two ? [one] : [one, two]) { Name = name },
            1 => new CheckConstraint($"{Scratch.Dialect.Quote(one)} IS NOT 'no' OR ({Scratch.Dialect.Quote(two)} <> 3)") { Name = name },
            _ => new ForeignKeyConstraint([one], Chance(2) ? "r" : table.Name, ["id"])
            {
                Name = name,
                OnDelete = Pick(Enum.GetValues<ReferentialAction>()),
                Deferrability = Pick(Enum.GetValues<Deferrability>()),
            },
        };
    }

    private TableIndex Index(Table table)
    {
        var column = Pick(table.Columns).Name;
        IndexColumn part = _random.Next(3) switch
        {
            0 => IndexColumn.Sql($"lower({Scratch.Dialect.Quote(column)})"),
            1 => IndexColumn.Of(column) with { Descending = true, Collation = "NOCASE" },
            _ => column,
        };
        return new TableIndex(ObjectName.Final(Unique("ix")), [part])
        {
            Unique = Chance(3),
            Where = Chance(3) ? $"{Scratch.Dialect.Quote(Pick(table.Columns).Name)} IS NOT NULL" : null,
        };
    }

    private string? Taken(Table table) => Pick(Words.Where(word => table.FindColumn(word) is null));

    private string Unique(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{_number++}");

    private T Pick<T>(IEnumerable<T> items)
    {
        var all = items.ToList();
        return all.Count == 0 ? default! : all[_random.Next(all.Count)];
    }
}
